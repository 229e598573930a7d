// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "aichatbot/SessionBody.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace confab;
using namespace confab::compat::aichatbot;
using namespace Qt::StringLiterals;

class tst_SessionBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aConversationIsReadAsTheClientReadsIt();
    void whatIsNotFinishedOrDeletedIsLeftOut();
    void anAnswerThatFailedSaysSoAsItDidWhenItCame();

private:
    static Message message(UserKind kind, const QString &content)
    {
        Message message;
        message.id = MessageId::make();
        message.author = {UserId::make(), u"Zoe"_s, kind};
        message.content = content;
        message.createdAt = 1'790'000'000'123;
        if (kind == UserKind::Agent)
            message.stream = MessageStream{.id = StreamId::make(), .state = StreamState::Done};
        return message;
    }
    static QJsonObject read(const SessionRecord &session)
    {
        return QJsonDocument::fromJson(sessionBody(session)).object();
    }
};

// S2.10
void tst_SessionBody::aConversationIsReadAsTheClientReadsIt()
{
    const Message asked = message(UserKind::Person, u"Why \"so\"?"_s);
    const Message answered = message(UserKind::Agent, u"**Because**"_s);
    const QString time = u"2026-09-21T14:13:20.123Z"_s;
    const QJsonObject body = read({u"token-1"_s, u"Zo\u00eb"_s, asked.createdAt, {asked, answered}});
    const QJsonObject expected{{u"token"_s, u"token-1"_s},
                               {u"name"_s, u"Zo\u00eb"_s},
                               {u"session_start"_s, time},
                               {u"messages"_s, QJsonArray{QJsonObject{{u"id"_s, asked.id.toString()},
                                                                      {u"msg"_s, u"Why \"so\"?"_s},
                                                                      {u"timestamp"_s, time},
                                                                      {u"source"_s, u"user"_s}},
                                                          QJsonObject{{u"id"_s, answered.id.toString()},
                                                                      {u"msg"_s, u"**Because**"_s},
                                                                      {u"timestamp"_s, time},
                                                                      {u"source"_s, u"assistant"_s}}}}};
    QCOMPARE(body, expected);
    QCOMPARE(read({u"t"_s, u"Z"_s, 0, {}})[u"messages"_s], QJsonValue(QJsonArray()));
}

// S2.10
void tst_SessionBody::whatIsNotFinishedOrDeletedIsLeftOut()
{
    Message running = message(UserKind::Agent, u"Bec"_s);
    running.stream->state = StreamState::Writing;
    Message deleted = message(UserKind::Person, u"gone"_s);
    deleted.deletedAt = 1;
    const QList<Message> all{running, deleted, message(UserKind::System, u"Zoe has joined."_s),
                             message(UserKind::Person, u"left"_s)};
    const QJsonArray messages = read({u"t"_s, u"Z"_s, 0, all})[u"messages"_s].toArray();
    QCOMPARE(messages.size(), 1);
    QCOMPARE(messages[0][u"msg"_s], QJsonValue(u"left"_s));
}

// S2.15
void tst_SessionBody::anAnswerThatFailedSaysSoAsItDidWhenItCame()
{
    Message failed = message(UserKind::Agent, QString());
    failed.stream->state = StreamState::Failed;
    failed.stream->reason = u"The service is away."_s;
    Message cut = message(UserKind::Agent, u"Bec"_s);
    cut.stream->state = StreamState::Interrupted;
    cut.stream->reason = u"The server was shut down."_s;
    const QJsonArray messages = read({u"t"_s, u"Z"_s, 0, {failed, cut}})[u"messages"_s].toArray();
    QCOMPARE(messages[0][u"msg"_s], QJsonValue(u"The service is away."_s));
    QCOMPARE(messages[1][u"msg"_s], QJsonValue(u"Bec\n\nThe server was shut down."_s));
}

QTEST_GUILESS_MAIN(tst_SessionBody)
#include "tst_SessionBody.moc"
