// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "gateway/documents/DescribedRoutes.h"
#include "gateway/documents/NativeApi.h"
#include "protocol/EventNames.h"
#include "protocol/SchemaForm.h"
#include "RouteFixture.h"
#include "SchemaCheck.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace confab;
using namespace Qt::StringLiterals;
using confab::test::complaintOf;
using confab::test::RouteFixture;

// What has no description does not compile.
static_assert(std::is_constructible_v<field::About, const char (&)[3]>);
static_assert(!std::is_constructible_v<field::About, const char (&)[1]>);
static_assert(!std::is_default_constructible_v<field::About>);
static_assert(!std::is_default_constructible_v<gateway::ApiRoute>);
static_assert(!std::is_default_constructible_v<gateway::RouteAbout>);

namespace {

//! One method of one path of a document.
struct Told
{
    QByteArray method;
    QString path;
    QJsonObject operation;

    QString name() const { return QString::fromLatin1(method) + u' ' + path; }
    //! The path with its examples in it.
    QString target() const
    {
        QString filled = path;
        QStringList query;
        for (const QJsonValue &each : operation["parameters"_L1].toArray()) {
            const QString name = each["name"_L1].toString();
            const QString example = each["example"_L1].toVariant().toString();
            if (each["in"_L1] == u"path"_s)
                filled.replace(u'{' + name + u'}', example);
            else if (!example.isEmpty())
                query.append(name + u'=' + example);
        }
        return query.isEmpty() ? filled : filled + u'?' + query.join(u'&');
    }
    QJsonObject body() const { return operation["requestBody"_L1]["content"_L1]["application/json"_L1].toObject(); }
    int status() const { return operation["responses"_L1].toObject().keys().first().toInt(); }
    QJsonObject answer() const
    {
        const QString status = operation["responses"_L1].toObject().keys().first();
        return operation["responses"_L1][status]["content"_L1]["application/json"_L1].toObject();
    }
};

QList<Told> operationsOf(const QJsonObject &document)
{
    QList<Told> all;
    const QJsonObject paths = document["paths"_L1].toObject();
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        const QJsonObject methods = path.value().toObject();
        for (auto method = methods.begin(); method != methods.end(); ++method)
            all.append({method.key().toUpper().toLatin1(), path.key(), method.value().toObject()});
    }
    return all;
}

QByteArray compact(const QJsonValue &object)
{
    return QJsonDocument(object.toObject()).toJson(QJsonDocument::Compact);
}

template <class... Answers>
bool isReadAsAnyReply(const QString &type, const codec::Json &data, std::type_identity<std::variant<Answers...>>)
{
    const QByteArray name = type.toLatin1();
    return ((codec::typeName<Answers>() == name && codec::decodeReply<Answers>(data)) || ...);
}

//! Whether the codec reads the data of an answer whose schema refers to this component.
bool isRead(const QString &reference, const QJsonValue &data)
{
    const QString type = reference.section(u'/', -1);
    const auto json = codec::Json::readTrusted(compact(data));
    if (type == u"Since"_s)
        return json && codec::decodeReply<reply::Since>(*json);
    return json && isReadAsAnyReply(type, *json, std::type_identity<AnyReply>());
}

template <class... Commands>
bool isAckRead(const QString &command, const codec::Json &data, std::type_identity<std::variant<Commands...>>)
{
    return ((command == Commands::kName && codec::decodeReply<typename Commands::Answer>(data)) || ...);
}

} // namespace

class tst_ApiDocuments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_openApi = RouteFixture::json(m_api.send("GET", u"/openapi.json"_s));
        m_asyncApi = RouteFixture::json(m_api.send("GET", u"/asyncapi.json"_s));
        QCOMPARE(m_openApi["openapi"_L1].toString(), u"3.1.0"_s);
        QCOMPARE(m_asyncApi["asyncapi"_L1].toString(), u"3.0.0"_s);
        m_token = RouteFixture::json(m_api.post(u"/api/v1/auth/guest"_s, {{u"name"_s, u"Ada"_s}}))["token"_L1]
                      .toString()
                      .toLatin1();
    }

    void everyRouteIsToldAndNoOther()
    {
        QStringList told;
        for (const Told &each : operationsOf(m_openApi))
            told.append(each.name());
        QStringList routes;
        for (const auto &[method, pattern] : m_api.router.entries())
            routes.append(QString::fromLatin1(method) + u' ' + pattern);
        told.sort();
        routes.sort();
        QCOMPARE(told, routes);
        QVERIFY(routes.size() > 45);
    }

    void everyRouteSaysWhatItIsForInOneSentence()
    {
        for (const Told &each : operationsOf(m_openApi)) {
            const QString summary = each.operation["summary"_L1].toString();
            QVERIFY2(summary.size() > 8 && summary.endsWith(u'.') && !summary.contains(u'\n'), qPrintable(each.name()));
        }
    }

    void everyRouteHasAnExampleOfItsOwnForm()
    {
        for (const Told &each : operationsOf(m_openApi)) {
            const QByteArray name = each.name().toUtf8();
            int examples = 0;
            for (const QJsonObject &content : {each.body(), each.answer()}) {
                if (content.isEmpty())
                    continue;
                const QString wrong =
                    complaintOf(content["example"_L1], content["schema"_L1].toObject(), m_openApi, u"it"_s);
                QVERIFY2(wrong.isEmpty() || name.contains("api.json"), (name + ": " + wrong.toUtf8()).constData());
                ++examples;
            }
            for (const QJsonValue &parameter : each.operation["parameters"_L1].toArray()) {
                const QJsonValue example = parameter["example"_L1];
                examples += example.isUndefined() ? 0 : 1;
                const QString wrong = example.isUndefined()
                                          ? QString()
                                          : complaintOf(example, parameter["schema"_L1].toObject(), m_openApi);
                QVERIFY2(wrong.isEmpty(), (name + ": " + wrong.toUtf8()).constData());
            }
            QVERIFY2(examples > 0 || each.status() == 204, name.constData());
        }
    }

    //! The codec reads each, as of a client.
    void everyExampleOfARequestIsTakenByItsRoute()
    {
        for (const Told &each : operationsOf(m_openApi)) {
            const bool endsAccount = each.name() == u"DELETE /api/v1/me"_s;
            if (endsAccount || each.path.contains(u"/auth/"_s) || each.path.contains(u"/password"_s) ||
                each.path.contains(u"/me/rooms"_s))
                continue; // run against a server, in e2e/test_documents.py
            m_api.commands.clear();
            m_api.results = {compact(each.answer()["example"_L1])};
            const QByteArray body = each.body().isEmpty() ? QByteArray() : compact(each.body()["example"_L1]);
            const auto answer = m_api.send(each.method, each.target(), body, m_token);
            QVERIFY2(answer.status == each.status(), (each.name().toUtf8() + ": " + answer.body).constData());
            const bool isTwin = each.operation["description"_L1].toString().contains(u"The same as the command"_s);
            const bool asksOthers = each.path.contains(u"batch"_s) || each.name() == u"PATCH /api/v1/users/{id}"_s;
            QCOMPARE(!m_api.commands.isEmpty(), isTwin || asksOthers);
        }
    }

    void everyExampleOfAnAnswerIsReadByTheCodec()
    {
        int read = 0;
        for (const Told &each : operationsOf(m_openApi)) {
            const QString reference = each.answer()["schema"_L1]["$ref"_L1].toString();
            if (reference.isEmpty())
                continue;
            QVERIFY2(isRead(reference, each.answer()["example"_L1]), qPrintable(each.name()));
            ++read;
        }
        QVERIFY(read > 25);
    }

    void aFieldThatMayBeLeftOutIsNotRequired()
    {
        const QJsonObject body = requestOf(u"/api/v1/rooms/{id}/messages"_s, u"post"_s);
        QCOMPARE(body["required"_L1].toArray(), QJsonArray{u"content"_s});
        QVERIFY(!body["properties"_L1].toObject().contains(u"room"_s)); // stands in the path
        QCOMPARE(body["properties"_L1]["clientId"_L1]["maxLength"_L1].toInt(), Limits().clientIdChars);
    }

    void whatAStructRefusesIsNotAmongItsNames()
    {
        const QJsonObject body = requestOf(u"/api/v1/me/presence"_s, u"put"_s);
        QCOMPARE(body["properties"_L1]["state"_L1]["enum"_L1].toArray(),
                 (QJsonArray{u"away"_s, u"online"_s, u"dnd"_s}));
    }

    void whatIsMissingAsAFlagSaysIsNotRequired()
    {
        const QJsonValue data =
            m_asyncApi["components"_L1]["messages"_L1]["roomResetEvent"_L1]["payload"_L1]["properties"_L1]["data"_L1];
        QCOMPARE(data["required"_L1].toArray(), QJsonArray{u"room"_s});
    }

    void everyCommandAndEventIsToldWithItsExamples()
    {
        const QJsonObject messages = m_asyncApi["components"_L1]["messages"_L1].toObject();
        QSet<QString> names;
        for (auto message = messages.begin(); message != messages.end(); ++message) {
            const QByteArray key = message.key().toUtf8();
            const QString name = message.value()["name"_L1].toString();
            names.insert(name);
            const QString summary = message.value()["summary"_L1].toString();
            QVERIFY2(summary.size() > 8 && summary.endsWith(u'.'), key.constData());
            const QJsonArray examples = message.value()["examples"_L1].toArray();
            QVERIFY2(!examples.isEmpty(), key.constData());
            for (const QJsonValue &example : examples) {
                const QString wrong =
                    complaintOf(example["payload"_L1], message.value()["payload"_L1].toObject(), m_asyncApi, u"it"_s);
                QVERIFY2(wrong.isEmpty(), (key + ": " + wrong.toUtf8()).constData());
                QVERIFY2(isFrameRead(message.key(), name, compact(example["payload"_L1])), key.constData());
            }
        }
        for (const QLatin1String name : codec::kCommandNames)
            QVERIFY2(names.contains(name), name.data());
        for (const QLatin1String name : codec::kEventNames)
            QVERIFY2(names.contains(name), name.data());
        const QJsonObject operations = m_asyncApi["operations"_L1].toObject();
        QCOMPARE(operations.size(), qsizetype(codec::kCommandNames.size() + codec::kEventNames.size()));
    }

    void everyReferenceLeadsSomewhere()
    {
        for (const QJsonObject &document : {m_openApi, m_asyncApi}) {
            static const QRegularExpression reference(u"\"\\$ref\":\"#/([^\"]+)\""_s);
            auto found = reference.globalMatch(QString::fromUtf8(compact(document)));
            QVERIFY(found.hasNext());
            while (found.hasNext()) {
                const QString path = found.next().captured(1);
                QJsonValue at = document;
                for (const QString &part : path.split(u'/'))
                    at = at[part];
                QVERIFY2(at.isObject(), qPrintable(path));
            }
        }
    }

    void anotherSetOfRoutesHasADocumentOfItsOwn()
    {
        gateway::HttpRouter router;
        gateway::DescribedRoutes routes(router, {.title = "Chats", .version = "1"});
        routes.serve();
        routes.add({.method = "GET",
                    .path = u"/api/chats/{chat_id}"_s,
                    .about = "Shows a chat.",
                    .tag = "chats",
                    .parameters = {{"chat_id", R"({"type":"integer"})", "1"}},
                    .answers = {{200, "The chat.", {{R"({"type":"object"})", R"({"id":1})"}}}}},
                   [](const gateway::HttpRequest &, const gateway::Captures &captures, gateway::HttpReply reply) {
                       reply(gateway::jsonResponse(captures.value(u"chat_id"_s).toUtf8()));
                   });
        const auto match = router.match("GET", u"/openapi.json"_s);
        QVERIFY(match.handler);
        QJsonObject document;
        const core::Life life;
        (*match.handler)({}, {}, {life, [&document](const Result<gateway::HttpResponse> &answer) {
                                      document = RouteFixture::json(*answer);
                                  }});
        const QJsonValue told = document["paths"_L1]["/api/chats/{chat_id}"_L1]["get"_L1];
        QCOMPARE(told["summary"_L1].toString(), u"Shows a chat."_s);
        QCOMPARE(told["operationId"_L1].toString(), u"getApiChatsByChatId"_s);
        QCOMPARE(told["parameters"_L1][0]["schema"_L1]["type"_L1].toString(), u"integer"_s);
        QCOMPARE(told["responses"_L1]["200"_L1]["content"_L1]["application/json"_L1]["example"_L1]["id"_L1].toInt(), 1);
        QVERIFY(router.match("GET", u"/api/chats/7"_s).handler);
    }

private:
    QJsonObject requestOf(const QString &path, const QString &method) const
    {
        const QJsonValue body = m_openApi["paths"_L1][path][method]["requestBody"_L1];
        return body["content"_L1]["application/json"_L1]["schema"_L1].toObject();
    }
    static bool isFrameRead(const QString &key, const QString &name, const QByteArray &frame)
    {
        if (key.endsWith(u"Command"_s))
            return std::holds_alternative<CommandFrame>(codec::decodeCommand(frame, Limits()));
        const auto told = codec::decodeServerFrame(frame);
        if (!told)
            return false;
        if (key.endsWith(u"Event"_s))
            return std::holds_alternative<EventFrame>(*told);
        const auto *ack = std::get_if<codec::AckFrame>(&*told);
        if (key == u"refusal"_s)
            return ack && ack->error;
        return ack && isAckRead(name, ack->data, std::type_identity<Command>());
    }

    RouteFixture m_api;
    QByteArray m_token;
    QJsonObject m_openApi;
    QJsonObject m_asyncApi;
};

QTEST_GUILESS_MAIN(tst_ApiDocuments)
#include "tst_ApiDocuments.moc"
