// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TimelineFixture.h"

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::models;
using namespace confab::models::test;

//! Whatever a message becomes, the rows that show it are told of each role that changed.
class tst_ToldRows : public QObject
{
    Q_OBJECT

    struct Fixture : TimelineFixture
    {
        using TimelineFixture::TimelineFixture;

        bool start()
        {
            return open() && QTest::qWaitFor([this] { return model.rowCount() > 0; });
        }
        Message &stored(qint64 seq) { return server.room(room).messages[seq - 1]; }
        void edit(qint64 seq, const QString &content)
        {
            Message message = stored(seq);
            message.content = content;
            message.editedAt = message.createdAt + 1;
            server.change(message, false);
        }
        void remove(qint64 seq)
        {
            Message message = stored(seq);
            message.content.clear();
            message.deletedAt = message.createdAt + 1;
            server.change(message, true);
        }
        bool sendOwn(const QString &content)
        {
            return workspace->messageRequests().send(room, content) &&
                   QTest::qWaitFor([this] { return info(0).state == TimelineModel::Sent; });
        }
        User enter(const QString &name)
        {
            const User user{UserId::make(), name, UserKind::Person};
            workspace->members().put(room, {user});
            return user;
        }
        void seen(const User &user, qint64 seq)
        {
            server.pushEphemeral(room, event::MessageSeenUpdate{{room, user.id, seq}});
        }
    };

private Q_SLOTS:
    void anEditedMessageSaysSo_data()
    {
        QTest::addColumn<int>("seq");
        QTest::newRow("newest") << 5;
        QTest::newRow("within a group") << 3;
        QTest::newRow("oldest") << 1;
    }

    void anEditedMessageSaysSo()
    {
        QFETCH(const int, seq);
        Fixture f(5);
        QVERIFY(f.start());
        f.edit(seq, u"in other words"_s);
        QTRY_VERIFY(f.info(5 - seq).edited);
        QCOMPARE(f.told.stale(), QString());
    }

    void anEditToTheSameWordsIsToldToo()
    {
        Fixture f(5);
        QVERIFY(f.start());
        f.edit(3, u"message 3"_s);
        QTRY_VERIFY(f.info(2).edited);
        QCOMPARE(f.told.stale(), QString());
    }

    void aDeletedMessageSaysSoAndOffersNothingMore_data()
    {
        QTest::addColumn<bool>("own");
        QTest::newRow("own") << true;
        QTest::newRow("of somebody else") << false;
    }

    void aDeletedMessageSaysSoAndOffersNothingMore()
    {
        QFETCH(const bool, own);
        Fixture f(4);
        QVERIFY(f.start());
        if (own)
            QVERIFY(f.sendOwn(u"mine"_s));
        f.remove(own ? 5 : 4);
        QTRY_VERIFY(f.info(0).deleted);
        QVERIFY(!f.info(0).canEdit && !f.info(0).canDelete);
        QCOMPARE(f.told.stale(), QString());
    }

    void whatHappenedWhileOfflineIsTold()
    {
        Fixture f(6);
        QVERIFY(f.start());
        f.server.reachable = false;
        f.server.drop();
        QTRY_VERIFY(!f.workspace->connection().isLive());
        f.edit(5, u"in other words"_s);
        f.remove(2);
        f.server.reachable = true;
        QTRY_VERIFY(f.info(1).edited && f.info(4).deleted);
        QCOMPARE(f.told.stale(), QString());
    }

    void howFarAMessageHasGotIsTold()
    {
        Fixture f(1);
        QVERIFY(f.start());
        QVERIFY(f.sendOwn(u"mine"_s));
        QCOMPARE(f.told.stale(), QString());
        f.server.pushEphemeral(f.room, event::MessageDelivered{{f.room, f.server.other.id, 2}});
        QTRY_COMPARE(f.info(0).state, int(TimelineModel::Delivered));
        QCOMPARE(f.told.stale(), QString());
        f.seen(f.enter(u"Grace"_s), 2);
        QTRY_COMPARE(f.info(0).stateText, u"Seen by \u2068Grace\u2069"_s);
        QCOMPARE(f.told.stale(), QString());
    }

    void whoHasSeenItTooIsTold()
    {
        Fixture f(1);
        QVERIFY(f.start());
        QVERIFY(f.sendOwn(u"mine"_s));
        f.seen(f.enter(u"Grace"_s), 2);
        QTRY_COMPARE(f.info(0).stateText, u"Seen by \u2068Grace\u2069"_s);
        f.seen(f.enter(u"Edsger"_s), 2);
        QTRY_VERIFY(f.info(0).stateText.contains(u"Edsger"_s));
        QCOMPARE(f.told.stale(), QString());
    }

    void whoseNameBecomesKnownLaterIsTold()
    {
        Fixture f(1);
        QVERIFY(f.start());
        QVERIFY(f.sendOwn(u"mine"_s));
        const User late{UserId::make(), u"Barbara"_s, UserKind::Person};
        f.seen(late, 2);
        QTRY_COMPARE(f.info(0).stateText, u"Seen"_s);
        f.workspace->members().put(f.room, {late});
        QCOMPARE(f.info(0).stateText, u"Seen by \u2068Barbara\u2069"_s);
        QCOMPARE(f.told.stale(), QString());
    }

    void aMessageThatFailsAndIsTriedAgainIsTold()
    {
        Fixture f(1);
        QVERIFY(f.start());
        f.server.intercept = [&f](const CommandFrame &frame) {
            if (!std::holds_alternative<command::MessageSend>(frame.command))
                return false;
            f.server.fail(frame, {ErrorCode::Forbidden});
            return true;
        };
        QVERIFY(f.workspace->messageRequests().send(f.room, u"mine"_s));
        QTRY_COMPARE(f.info(0).state, int(TimelineModel::Failed));
        QVERIFY(!f.info(0).errorText.isEmpty());
        QCOMPARE(f.told.stale(), QString());
        f.server.intercept = {};
        f.workspace->messageRequests().retry(f.info(0).clientId);
        QTRY_COMPARE(f.info(0).state, int(TimelineModel::Sent));
        QVERIFY(f.info(0).errorText.isEmpty());
        QCOMPARE(f.told.stale(), QString());
    }

    void anAnswerIsToldUpToItsDeletion()
    {
        Fixture f(1);
        QVERIFY(f.start());
        const Message answer = f.server.beginAnswer(f.room);
        QTRY_VERIFY(f.answer(0).running);
        f.server.pushEphemeral(f.room, event::StreamChunk{answer.stream->id, answer.id, 0, 0, u"one "_s, 1});
        QTRY_COMPARE(f.at(0, TimelineModel::ContentRole).toString(), u"one "_s);
        QCOMPARE(f.told.stale(), QString());
        f.server.endAnswer(answer, u"one and all"_s);
        QTRY_VERIFY(!f.answer(0).running);
        QCOMPARE(f.told.stale(), QString());
        f.remove(2);
        QTRY_VERIFY(f.info(0).deleted);
        QVERIFY(!f.answer(0).present);
        QCOMPARE(f.told.stale(), QString());
    }

    void whoMayStopAnAnswerIsToldOnceTheQuestionIsKnown()
    {
        Fixture f(80);
        Message answer = f.server.beginAnswer(f.room);
        f.stored(81).replyTo = f.stored(5).id;
        f.server.room(f.room).log.clear();
        f.server.room(f.room).room.ev = 0;
        QVERIFY(f.start());
        QTRY_VERIFY(f.answer(0).canStop);
        while (!f.model.isAtStart()) {
            f.model.loadOlder();
            QTRY_VERIFY(!f.model.isLoading());
        }
        QVERIFY(!f.answer(0).canStop);
        QCOMPARE(f.told.stale(), QString());
    }

    void repliesAreToldWhatTheirMessageBecomes()
    {
        Fixture f(4);
        f.stored(4).replyTo = f.stored(2).id;
        f.server.room(f.room).log.clear();
        f.server.room(f.room).room.ev = 0;
        QVERIFY(f.start());
        QTRY_COMPARE(f.info(0).replyPreview, u"message 2"_s);
        f.edit(2, u"in other words"_s);
        QTRY_COMPARE(f.info(0).replyPreview, u"in other words"_s);
        QCOMPARE(f.told.stale(), QString());
        f.remove(2);
        QTRY_VERIFY(!f.info(0).replyPreview.contains(u"words"_s));
        QCOMPARE(f.told.stale(), QString());
    }

    void whoBecomesAModeratorIsOfferedToDelete()
    {
        Fixture f(2);
        QVERIFY(f.start());
        QVERIFY(!f.info(0).canDelete);
        f.workspace->members().put(f.room, {f.server.self, Role::Admin});
        QVERIFY(f.info(0).canDelete);
        QCOMPARE(f.told.stale(), QString());
    }
};

QTEST_MAIN(tst_ToldRows)
#include "tst_ToldRows.moc"
