// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "chatapp/ChatMessages.h"
#include "protocol/Limits.h"
#include "support/People.h"

#include <QTest>

using namespace confab;
using namespace confab::compat::chatapp;
using namespace Qt::StringLiterals;

//! What a chat that is read shows of its room.
class tst_ChatMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void peopleAndAgentsAreToldApart()
    {
        const auto shown = show({said(u"hello"_s), answer(StreamState::Done, u"Hi"_s)});
        QCOMPARE(shown.size(), 2);
        QVERIFY(!shown[0].message.isAi && shown[0].message.task.isEmpty());
        QVERIFY(shown[1].message.isAi);
        QCOMPARE(shown[1].message.task, stream.toString());
    }
    void whatWasDeletedAndWhatTheSystemSaysIsLeftOut()
    {
        Message gone = said({});
        gone.deletedAt = 1;
        Message system = said(u"Somebody came"_s);
        system.author.kind = UserKind::System;
        QVERIFY(show({gone, system}).isEmpty());
    }
    void aRunningAnswerIsAsLongAsWhatWasTold()
    {
        // S1.33
        const QList<Message> messages{answer(StreamState::Writing, u"Hi the"_s)};
        QCOMPARE(show(messages, u"Hi"_s)[0].message.content, u"Hi"_s);
        QVERIFY(show(messages, u""_s).isEmpty());
        QVERIFY(show(messages).isEmpty()); // it will come as a whole
    }
    void everyQuestionHasAnAnswerAlsoWhereThatFailed()
    {
        // S1.34
        QCOMPARE(show({answer(StreamState::Interrupted, u"Half"_s)})[0].message.content, u"Half"_s);
        Message failed = answer(StreamState::Failed, {});
        failed.stream->reason = u"The service hung up."_s;
        QCOMPARE(show({failed})[0].message.content, u"The service hung up."_s);
        failed.stream->reason.clear();
        QVERIFY(!show({failed})[0].message.content.isEmpty());
        QVERIFY(show({answer(StreamState::Stopped, {})}).isEmpty());
    }
    void anAnswerInTwoPartsIsItsJson()
    {
        // S1.26
        Message prompt = said(u"What is it?"_s);
        prompt.clientId = promptClientId(true);
        Message reply = answer(StreamState::Done, u"42"_s);
        reply.replyTo = prompt.id;
        QCOMPARE(show({prompt, reply})[1].message.content, R"({"answer":"42","reason":""})"_L1);
        reply.content = R"({ "reason" : "Sums", "answer" : "42" })"_L1;
        QCOMPARE(show({prompt, reply})[1].message.content, R"({"answer":"42","reason":"Sums"})"_L1);
        prompt.clientId = promptClientId(false);
        QCOMPARE(show({prompt, reply})[1].message.content, reply.content);
    }
    void aClientIdIsAsLongAsOneMayBe()
    {
        QVERIFY(promptClientId(true).size() <= Limits().clientIdChars);
        QVERIFY(promptClientId(true) != promptClientId(true));
    }

private:
    static QList<ShownMessage> show(const QList<Message> &messages, const std::optional<QString> &told = {})
    {
        return shownMessages(messages, [told](StreamId) { return told; });
    }
    static Message said(const QString &text)
    {
        return {.id = MessageId::make(), .author = support::person(u"Ada"_s), .content = text};
    }
    Message answer(StreamState state, const QString &text) const
    {
        return {.id = MessageId::make(),
                .author = support::agent(u"Sage"_s),
                .content = text,
                .stream = MessageStream{.id = stream, .state = state}};
    }

    const StreamId stream = StreamId::make();
};

QTEST_GUILESS_MAIN(tst_ChatMessages)
#include "tst_ChatMessages.moc"
