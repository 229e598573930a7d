// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "chipiai/Bodies.h"
#include "chipiai/ObjectIds.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace confab;
using namespace confab::compat::chipiai;
using namespace Qt::StringLiterals;

class tst_ChipiAiBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRoomsNameIsReadAsGoReadsIt_data();
    void aRoomsNameIsReadAsGoReadsIt();
    void aBodyThatIsNeitherIsABadRequest();
    void whoRegistersGivesNameAndPassword();
    void aHistoryHasEachFieldByBothNames();
    void aPromptHasItsAnswerBesideIt();
    void aFrameThatIsAJsonStringIsUnquoted_data();
    void aFrameThatIsAJsonStringIsUnquoted();
    void anObjectIdBeginsWithItsTime();
    void errorsAreJsonStrings();

private:
    static gateway::HttpRequest request(const QByteArray &body, const QByteArray &type = "application/json")
    {
        gateway::HttpRequest request;
        request.method = "POST";
        request.body = body;
        request.headers.add("content-type", type);
        return request;
    }
    static Message message(const User &author, qint64 seq, const QString &content)
    {
        Message message;
        message.id = MessageId::make();
        message.seq = seq;
        message.author = author;
        message.content = content;
        message.createdAt = 1'790'000'000'123;
        return message;
    }
    Message answer(qint64 seq, const QString &content, StreamState state = StreamState::Done) const
    {
        Message answer = message(m_agent, seq, content);
        answer.stream = MessageStream{.id = StreamId::make(), .agent = m_agent.id, .state = state};
        answer.stream->askedBy = m_sava.id;
        return answer;
    }
    static QJsonArray read(const QList<Message> &messages)
    {
        return QJsonDocument::fromJson(historyBody(u"6778c3f2e4b0a3c1d2f9a123"_s, messages)).array();
    }

    const User m_sava{UserId::make(), u"Sava"_s, UserKind::Person};
    const User m_agent{UserId::make(), u"Sage"_s, UserKind::Agent};
};

void tst_ChipiAiBodies::aRoomsNameIsReadAsGoReadsIt_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("name");
    const QByteArray json = "application/json";
    QTest::newRow("as documented") << QByteArray(R"({"name": "General"})") << json << u"General"_s;
    QTest::newRow("another case") << QByteArray(R"({"NAME": "General"})") << json << u"General"_s;
    QTest::newRow("both") << QByteArray(R"({"name": "General", "Name": "x"})") << json << u"General"_s;
    QTest::newRow("a form") << QByteArray("name=Gen+eral&x=1") << QByteArray("application/x-www-form-urlencoded")
                            << u"Gen eral"_s;
    QTest::newRow("JSON that does not say so") << QByteArray(R"({"name": "General"})") << QByteArray() << u"General"_s;
    QTest::newRow("none") << QByteArray("{}") << json << QString();
    QTest::newRow("blank") << QByteArray(R"({"name": "  "})") << json << QString();
    QTest::newRow("no text") << QByteArray(R"({"name": 5})") << json << QString();
}

// S0.2
void tst_ChipiAiBodies::aRoomsNameIsReadAsGoReadsIt()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    const auto name = roomNameAsked(request(body, type), {});
    QVERIFY(name);
    QTEST(*name, "name");
}

void tst_ChipiAiBodies::aBodyThatIsNeitherIsABadRequest()
{
    for (const QByteArray body : {"", "General", "{", "[]", R"({"name":"a","name":"b"})", "{\"name\":\"\xff\"}"})
        QVERIFY2(!roomNameAsked(request(body), {}), body.constData());
}

void tst_ChipiAiBodies::whoRegistersGivesNameAndPassword()
{
    const auto given = credentialsAsked(request(R"({"Username":" Sava ","email":"s@x","password":" p "})"), {});
    QVERIFY(given);
    QCOMPARE(given->username, u"Sava"_s);
    QCOMPARE(given->email, u"s@x"_s);
    QCOMPARE(given->password, u" p "_s);
    QVERIFY(!credentialsAsked(request(R"({"username":"Sava","email":"s@x"})"), {}));
    QVERIFY(!credentialsAsked(request(R"({"email":"s@x","password":"p"})"), {}));
}

// S0.3
void tst_ChipiAiBodies::aHistoryHasEachFieldByBothNames()
{
    const Message said = message(m_sava, 1, u"Hello"_s);
    const QString time = u"2026-09-21T14:13:20.123Z"_s;
    const QString room = u"6778c3f2e4b0a3c1d2f9a123"_s;
    const QJsonObject entry{
        {u"id"_s, said.id.toString()}, {u"ID"_s, said.id.toString()},       {u"roomId"_s, room},
        {u"RoomID"_s, room},           {u"username"_s, u"Sava"_s},          {u"Username"_s, u"Sava"_s},
        {u"content"_s, u"Hello"_s},    {u"Content"_s, u"Hello"_s},          {u"createdAt"_s, time},
        {u"CreatedAt"_s, time},        {u"ContentWithAi"_s, QString(u""_s)}};
    QCOMPARE(read({said}), QJsonArray{entry});
    QCOMPARE(historyBody(room, {}), "[]");
}

// S0.3
void tst_ChipiAiBodies::aPromptHasItsAnswerBesideIt()
{
    const Message asked = message(m_sava, 1, u"Why?"_s);
    const Message named = message(m_sava, 3, u"And why?"_s);
    Message reply = answer(5, u"So."_s);
    reply.replyTo = named.id;
    Message deleted = message(m_sava, 7, u"x"_s);
    deleted.deletedAt = 1;
    const QJsonArray all = read({asked, answer(2, u"Because."_s), named, message(m_sava, 4, u"Thanks"_s), reply,
                                 answer(6, u"Not y"_s, StreamState::Writing), deleted});
    QStringList texts;
    for (const auto &entry : all)
        texts.append(entry[u"username"_s].toString() + u':' + entry[u"content"_s].toString() + u':' +
                     entry[u"ContentWithAi"_s].toString());
    QCOMPARE(texts, QStringList({u"Sava:Why?:Because."_s, u"Sage:Because.:"_s, u"Sava:And why?:So."_s,
                                 u"Sava:Thanks:"_s, u"Sage:So.:"_s}));
}

void tst_ChipiAiBodies::aFrameThatIsAJsonStringIsUnquoted_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QByteArray("Hello AI") << u"Hello AI"_s;
    QTest::newRow("a JSON string") << QByteArray(R"("Hello \"AI\"\n")") << u"Hello \"AI\"\n"_s;
    QTest::newRow("one between blanks") << QByteArray(" \"Hello\"\n") << u"Hello"_s;
    QTest::newRow("a quotation") << QByteArray(R"("So" he said)") << u"\"So\" he said"_s;
    QTest::newRow("two strings") << QByteArray(R"("a","b":"c")") << u"\"a\",\"b\":\"c\""_s;
    QTest::newRow("a JSON object") << QByteArray(R"({"a": "b"})") << u"{\"a\": \"b\"}"_s;
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("blank") << QByteArray(" \n") << QString();
    QTest::newRow("an empty JSON string") << QByteArray("\"\"") << QString();
}

// S0.15
void tst_ChipiAiBodies::aFrameThatIsAJsonStringIsUnquoted()
{
    QFETCH(QByteArray, frame);
    QTEST(promptOf(frame), "text");
}

// S0.7
void tst_ChipiAiBodies::anObjectIdBeginsWithItsTime()
{
    const QString id = objectid::make(1'790'000'000'123);
    QCOMPARE(id.size(), 24);
    QCOMPARE(id.first(8), QString::number(1'790'000'000, 16));
    QVERIFY(objectid::make(1'790'000'000'123) != id);
    QCOMPARE(objectid::read(id.toUpper()), id);
    QCOMPARE(objectid::read(id.chopped(1)), std::nullopt);
    QCOMPARE(objectid::read(id.chopped(1) + u'g'), std::nullopt);
    QCOMPARE(objectid::make(0).size(), 24);
}

// S0.6
void tst_ChipiAiBodies::errorsAreJsonStrings()
{
    QCOMPARE(jsonText(u"invalid \"token\""_s), R"("invalid \"token\"")");
}

QTEST_GUILESS_MAIN(tst_ChipiAiBodies)
#include "tst_ChipiAiBodies.moc"
