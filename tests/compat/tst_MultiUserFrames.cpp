// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "multiuser/MultiUserFrames.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::compat::multiuser;

namespace {

QJsonObject json(const QByteArray &frame)
{
    return QJsonDocument::fromJson(frame).object();
}

Message messageOf(const QString &content, UserKind kind = UserKind::Person)
{
    return {.id = MessageId::make(),
            .seq = 1,
            .author = {UserId::make(), u"Ann"_s, kind},
            .content = content,
            .createdAt = 1'767'225'600'000};
}

} // namespace

class tst_MultiUserFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSaidIsRead_data();
    void whatIsSaidIsRead();
    void aMessageIsOfNoTypeThatClientsTakeForSomethingElse();
    void theHistoryCountsItsEntries();
    void whoIsTooFastIsToldForHowLong();
};

void tst_MultiUserFrames::whatIsSaidIsRead_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<int>("what");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *frame, Said::What what, const QString &text = {}) {
        QTest::newRow(frame) << QByteArray(frame) << int(what) << text;
    };
    // S3.9
    row(R"({"text": "hello"})", Said::What::Text, u"hello"_s);
    row(R"({"type": "message", "text": " two  spaces ", "n": [1, {}]})", Said::What::Text, u" two  spaces "_s);
    row(R"({"text": " \n "})", Said::What::Nothing);
    row(R"({"text": ""})", Said::What::Nothing);
    row(R"({"text": 5})", Said::What::Nothing);
    row(R"({"text": null, "username": "Ann"})", Said::What::Nothing);
    row("{}", Said::What::Nothing);
    // S3.15
    row(R"({"text": "/AIBot What is Python? "})", Said::What::Question, u"What is Python?"_s);
    row(R"({"text": "/AIBot"})", Said::What::Question, u""_s);
    row(R"({"text": "say /AIBot"})", Said::What::Text, u"say /AIBot"_s);
    // S3.5
    row(R"({"type": "join", "username": " Bob "})", Said::What::Name, u"Bob"_s);
    row(R"({"username": "Bob", "text": "hello"})", Said::What::Text, u"hello"_s);
    // S3.10
    row("not json", Said::What::Fault);
    row("[1]", Said::What::Fault);
    row("\"text\"", Said::What::Fault);
    row(R"({"text": "a", "text": "b"})", Said::What::Fault);
    row(R"({"text": "\ud800"})", Said::What::Fault);
}

void tst_MultiUserFrames::whatIsSaidIsRead()
{
    QFETCH(QByteArray, frame);
    QFETCH(int, what);
    QFETCH(QString, text);
    const Said said = readFrame(frame, Limits());
    QCOMPARE(int(said.what), what);
    QCOMPARE(said.text, text);
}

// S3.7 S3.11
void tst_MultiUserFrames::aMessageIsOfNoTypeThatClientsTakeForSomethingElse()
{
    const QJsonObject said = json(messageFrame(messageOf(u"a “quote”\n"_s), u"Ann"_s));
    QCOMPARE(said.value(u"sender"_s).toString(), u"Ann"_s);
    QCOMPARE(said.value(u"text"_s).toString(), u"a “quote”\n"_s);
    QCOMPARE(said.value(u"type"_s).toString(), u"user_message"_s);
    QCOMPARE(said.value(u"msg_type"_s).toString(), u"user_message"_s);
    QCOMPARE(said.value(u"timestamp"_s).toString(), u"2026-01-01T00:00:00.000Z"_s);
    const QJsonObject answered = json(messageFrame(messageOf(u"Well."_s, UserKind::Agent), u"AIBot"_s));
    QCOMPARE(answered.value(u"type"_s).toString(), u"ai_response"_s);
    QCOMPARE(answered.value(u"msg_type"_s).toString(), u"ai_response"_s);
}

void tst_MultiUserFrames::theHistoryCountsItsEntries()
{
    const QJsonObject none = json(historyFrame({}));
    QCOMPARE(none.value(u"type"_s).toString(), u"history"_s);
    QCOMPARE(none.value(u"count"_s).toInt(), 0);
    QVERIFY(none.value(u"messages"_s).isArray());
    const QByteArray entry = messageFrame(messageOf(u"hello"_s), u"Ann"_s);
    const QJsonObject two = json(historyFrame({entry, entry}));
    QCOMPARE(two.value(u"count"_s).toInt(), 2);
    QCOMPARE(two.value(u"messages"_s).toArray().at(1).toObject(), json(entry));
}

// S3.23
void tst_MultiUserFrames::whoIsTooFastIsToldForHowLong()
{
    const QJsonObject error = json(tooFastFrame(2));
    QCOMPARE(error.value(u"type"_s).toString(), u"error"_s);
    QCOMPARE(error.value(u"code"_s).toString(), u"RATE_LIMITED"_s);
    QVERIFY(error.value(u"message"_s).toString().endsWith(u"Try again in 2 second(s)."_s));
}

QTEST_GUILESS_MAIN(tst_MultiUserFrames)
#include "tst_MultiUserFrames.moc"
