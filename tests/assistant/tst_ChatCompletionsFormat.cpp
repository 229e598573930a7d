// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "assistant/ChatCompletionsFormat.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace confab;
using namespace confab::assistant;
using namespace Qt::StringLiterals;

namespace {

QJsonObject encode(const core::ProviderRequest &request, const ChatCompletionsSettings &settings = {},
                   bool includeUsage = true)
{
    return QJsonDocument::fromJson(chatcompletions::encodeRequest(settings, request, includeUsage)).object();
}

QStringList contentsOf(const QJsonObject &body)
{
    QStringList contents;
    for (const QJsonValue &message : body.value("messages"_L1).toArray())
        contents.append(message.toObject().value("role"_L1).toString() + u'|' +
                        message.toObject().value("content"_L1).toString());
    return contents;
}

} // namespace

class tst_ChatCompletionsFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestHasItsParameters();
    void whatIsNotSetIsNotSent();
    void severalPeopleAreNamed();
    void anInterruptedAnswerIsPartOfTheRequest();
    void deltasAreRead_data();
    void deltasAreRead();
    void errorsAreReadWithoutTheKey();
    void whatIsNoObjectIsRefused_data();
    void whatIsNoObjectIsRefused();
};

void tst_ChatCompletionsFormat::aRequestHasItsParameters()
{
    core::ProviderRequest request;
    request.systemPrompt = u"Be brief."_s;
    request.messages = {{core::ProviderRole::User, u"Ada"_s, u"Why?"_s},
                        {core::ProviderRole::Assistant, u"Sage"_s, u"Because."_s},
                        {core::ProviderRole::User, u"Ada"_s, u"Really?"_s}};
    request.model = u"m-1"_s;
    request.temperature = 0.5;
    request.maxTokens = 100;
    const QJsonObject body = encode(request);
    QCOMPARE(body.value("model"_L1).toString(), u"m-1"_s);
    QCOMPARE(body.value("temperature"_L1).toDouble(), 0.5);
    QCOMPARE(body.value("max_tokens"_L1).toInt(), 100);
    QVERIFY(body.value("stream"_L1).toBool());
    QVERIFY(body.value("stream_options"_L1).toObject().value("include_usage"_L1).toBool());
    QCOMPARE(contentsOf(body),
             (QStringList{u"system|Be brief."_s, u"user|Why?"_s, u"assistant|Because."_s, u"user|Really?"_s}));
}

void tst_ChatCompletionsFormat::whatIsNotSetIsNotSent()
{
    const QJsonObject body = encode({}, {.model = u"default"_s}, false);
    QCOMPARE(body.keys(), (QStringList{u"messages"_s, u"model"_s, u"stream"_s}));
    QCOMPARE(body.value("model"_L1).toString(), u"default"_s);
}

void tst_ChatCompletionsFormat::severalPeopleAreNamed()
{
    core::ProviderRequest request;
    request.messages = {{core::ProviderRole::User, u"Ada"_s, u"Why?"_s},
                        {core::ProviderRole::User, u"Bob"_s, u"And how?"_s}};
    QCOMPARE(contentsOf(encode(request)), (QStringList{u"user|Ada: Why?"_s, u"user|Bob: And how?"_s}));
}

void tst_ChatCompletionsFormat::anInterruptedAnswerIsPartOfTheRequest()
{
    core::ProviderRequest request;
    request.messages = {{core::ProviderRole::User, u"Ada"_s, u"Why?"_s}};
    request.continues = u"Because it"_s;
    const QStringList contents = contentsOf(encode(request));
    QCOMPARE(contents.size(), 3);
    QCOMPARE(contents[1], u"assistant|Because it"_s);
    QVERIFY(contents[2].startsWith(u"user|Continue"_s));
}

void tst_ChatCompletionsFormat::deltasAreRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("finishReason");
    QTest::addColumn<bool>("isReasoning");
    QTest::addColumn<int>("completionTokens");
    QTest::newRow("role") << QByteArray(
                                 R"({"choices":[{"index":0,"delta":{"role":"assistant"},"finish_reason":null}]})")
                          << QString() << QString() << false << -2;
    QTest::newRow("text") << QByteArray(R"({"choices":[{"delta":{"content":"Hi \u20ac"}}]})") << u"Hi \u20ac"_s
                          << QString() << false << -2;
    QTest::newRow("null text") << QByteArray(R"({"choices":[{"delta":{"content":null}}]})") << QString() << QString()
                               << false << -2;
    QTest::newRow("reasoning") << QByteArray(R"({"choices":[{"delta":{"reasoning_content":"hm"}}]})") << QString()
                               << QString() << true << -2;
    QTest::newRow("finish") << QByteArray(R"({"choices":[{"delta":{},"finish_reason":"stop"}]})") << QString()
                            << u"stop"_s << false << -2;
    QTest::newRow("usage") << QByteArray(R"({"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":12}})")
                           << QString() << QString() << false << 12;
    QTest::newRow("null usage") << QByteArray(R"({"choices":[{"delta":{"content":"a"}}],"usage":null,"error":null})")
                                << u"a"_s << QString() << false << -2;
    QTest::newRow("whole") << QByteArray(R"({"choices":[{"message":{"content":"all"},"finish_reason":"stop"}]})")
                           << u"all"_s << u"stop"_s << false << -2;
    QTest::newRow("unknown") << QByteArray(R"({"object":"ping"})") << QString() << QString() << false << -2;
}

void tst_ChatCompletionsFormat::deltasAreRead()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, text);
    QFETCH(QString, finishReason);
    QFETCH(bool, isReasoning);
    QFETCH(int, completionTokens);
    const auto delta = chatcompletions::decodeDelta(json, {});
    QVERIFY(delta);
    QCOMPARE(delta->text, text);
    QCOMPARE(delta->finishReason, finishReason);
    QCOMPARE(delta->isReasoning, isReasoning);
    QCOMPARE(delta->usage ? delta->usage->completionTokens : -2, completionTokens);
}

void tst_ChatCompletionsFormat::errorsAreReadWithoutTheKey()
{
    const auto delta =
        chatcompletions::decodeDelta(R"({"error":{"message":"bad key sk-secret\n for you","type":"x"}})", "sk-secret");
    QVERIFY(!delta);
    QCOMPARE(delta.error().message, u"The provider broke the answer off: bad key … for you"_s);
    const auto plain = chatcompletions::decodeDelta(R"({"error":"overloaded"})", {});
    QCOMPARE(plain.error().message, u"The provider broke the answer off: overloaded"_s);
}

void tst_ChatCompletionsFormat::whatIsNoObjectIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json : {"nonsense", "{\"choices\":[", "[]", "\xff\xfe", "1", "{}{}"})
        QTest::newRow(json) << QByteArray(json);
}

void tst_ChatCompletionsFormat::whatIsNoObjectIsRefused()
{
    QFETCH(QByteArray, json);
    QVERIFY(!chatcompletions::decodeDelta(json, {}));
}

QTEST_GUILESS_MAIN(tst_ChatCompletionsFormat)
#include "tst_ChatCompletionsFormat.moc"
