// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TimelineFixture.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace confab::models;
using namespace confab::models::test;

class tst_TimelineModel : public QObject
{
    Q_OBJECT

    using Fixture = TimelineFixture;

private Q_SLOTS:
    void messagesThatAreHereBearTheNameOfToday()
    {
        TimelineFixture f(3);
        Message reply = f.server.post(f.room, f.server.self, u"yes"_s);
        QVERIFY(f.open());
        reply.replyTo = f.server.room(f.room).messages.first().id;
        f.server.change(reply, false);
        QTRY_COMPARE(f.info(0).replyAuthor, u"Grace"_s);
        f.workspace->roomRequests().loadMembers(f.room);
        QTRY_VERIFY(f.workspace->members().isComplete(f.room));
        User renamed = f.server.other;
        renamed.name = u"Hopper"_s;
        f.server.push({{}, 0, event::UserUpdated{Person{.user = renamed}}});
        QTRY_COMPARE(f.at(1, TimelineModel::AuthorRole).value<MessageAuthor>().name, u"Hopper"_s);
        QCOMPARE(f.info(0).replyAuthor, u"Hopper"_s);
        QCOMPARE(f.told.stale(), QString());
    }

    void whoIsInTheRoomNoMoreIsRenamedToo()
    {
        TimelineFixture f(1);
        const User gone{UserId::make(), u"Cy"_s, UserKind::Person};
        f.server.post(f.room, gone, u"bye"_s);
        QVERIFY(f.open());
        QCOMPARE(f.at(0, TimelineModel::AuthorRole).value<MessageAuthor>().name, u"Cy"_s);
        f.server.push({{}, 0, event::UserUpdated{Person{.user = {gone.id, u"Cyrus"_s}}}});
        QTRY_COMPARE(f.at(0, TimelineModel::AuthorRole).value<MessageAuthor>().name, u"Cyrus"_s);
        QCOMPARE(f.told.stale(), QString());
    }

    void messagesOfSomebodyBlockedAreFolded()
    {
        TimelineFixture f(2);
        Message reply = f.server.post(f.room, f.server.self, u"yes"_s);
        QVERIFY(f.open());
        reply.replyTo = f.server.room(f.room).messages.first().id;
        f.server.change(reply, false);
        QTRY_COMPARE(f.info(0).replyPreview, u"message 1"_s);
        QVERIFY(!f.info(1).blocked && !f.info(1).folded);
        f.workspace->blocked().set(f.server.other.id, true);
        QVERIFY(f.info(1).blocked && f.info(1).folded && f.info(2).folded);
        QVERIFY(!f.info(0).folded);
        QCOMPARE(f.info(0).replyPreview, u"Message of somebody you blocked"_s);
        // One is read all the same.
        f.model.setBlockedShown(1, true);
        QVERIFY(f.info(1).blocked && !f.info(1).folded && f.info(2).folded);
        f.model.setBlockedShown(1, false);
        QVERIFY(f.info(1).folded);
        f.workspace->blocked().set(f.server.other.id, false);
        QVERIFY(!f.info(1).folded && !f.info(2).blocked);
        QCOMPARE(f.info(0).replyPreview, u"message 1"_s);
        QCOMPARE(f.told.stale(), QString());
    }

    void systemLinesHaveTheirTime()
    {
        TimelineFixture f(1);
        QVERIFY(f.open());
        f.server.join(f.room, {UserId::make(), u"Bo"_s, UserKind::Person});
        QTRY_COMPARE(f.at(0, TimelineModel::KindRole).toInt(), int(TimelineModel::SystemRow));
        QVERIFY(!f.info(0).timeText.isEmpty());
        QVERIFY(f.info(0).fullTimeText.size() > f.info(0).timeText.size());
        QCOMPARE(f.told.stale(), QString());
    }

    void systemLinesBearTheNameOfTodayOrTheLastOne()
    {
        TimelineFixture f(1);
        QVERIFY(f.open());
        const User bo{UserId::make(), u"Bo"_s, UserKind::Person};
        const auto text = [&f] {
            return f.at(0, TimelineModel::LabelRole).toString().remove(u'\u2068').remove(u'\u2069');
        };
        f.server.join(f.room, bo);
        QTRY_COMPARE(text(), u"Bo joined"_s);
        f.server.push({{}, 0, event::UserUpdated{Person{.user = {bo.id, u"Robert"_s}}}});
        QTRY_COMPARE(text(), u"Robert joined"_s);
        QCOMPARE(f.told.stale(), QString());
        f.server.leave(f.room, {bo.id, u"Robert"_s});
        QTRY_COMPARE(text(), u"Robert joined · Robert left"_s);
        QCOMPARE(f.told.stale(), QString());
        f.server.join(f.room, {bo.id, u"Bob"_s});
        QTRY_COMPARE(text(), u"Bob joined · Bob left · Bob joined"_s);
        QCOMPARE(f.told.stale(), QString());
    }

    void whoCameBeforeTheFirstWordOfADirectRoomIsNotTold()
    {
        TimelineFixture f(0);
        f.server.room(f.room).room.kind = RoomKind::Direct;
        QVERIFY(f.open());
        f.server.join(f.room, {UserId::make(), u"Bo"_s, UserKind::Person});
        f.server.post(f.room, f.server.other, u"Hello"_s);
        f.server.join(f.room, {UserId::make(), u"Cy"_s, UserKind::Person});
        QTRY_COMPARE(f.at(0, TimelineModel::KindRole).toInt(), int(TimelineModel::SystemRow));
        int lines = 0;
        for (int row = 0; row < f.model.rowCount(); ++row)
            lines += f.at(row, TimelineModel::KindRole).toInt() == TimelineModel::SystemRow ? 1 : 0;
        QCOMPARE(lines, 1);
    }

    void howMuchOfALongMessageIsWantedStaysWithItsRow()
    {
        Fixture f(3);
        QVERIFY(f.open());
        QTRY_COMPARE(f.model.rowCount(), 4);
        QCOMPARE(f.info(1).portions, 0);
        f.model.showMore(1);
        QVERIFY(f.info(1).portions > 0);
        QCOMPARE(f.info(0).portions, 0);
        const int shown = f.info(1).portions;
        f.server.post(f.room, f.server.other, u"another"_s);
        QTRY_COMPARE(f.model.rowCount(), 5);
        QCOMPARE(f.info(2).portions, shown);
        f.model.showMore(2);
        QVERIFY(f.info(2).portions > shown);
        f.model.showLess(2);
        QCOMPARE(f.info(2).portions, 0);
        f.model.showMore(17);
        f.model.showLess(-1);
    }

    void whatOfAMessageWasOpenedStaysWithItsRow()
    {
        Fixture f(3);
        QVERIFY(f.open());
        QTRY_COMPARE(f.model.rowCount(), 4);
        f.model.turnFold(1, 2);
        f.model.turnFold(1, 5);
        QCOMPARE(f.info(1).turnedFolds, (QList<int>{2, 5}));
        QVERIFY(f.info(0).turnedFolds.isEmpty());
        f.server.post(f.room, f.server.other, u"another"_s);
        QTRY_COMPARE(f.model.rowCount(), 5);
        f.model.turnFold(2, 2);
        QCOMPARE(f.info(2).turnedFolds, QList<int>{5});
        f.model.turnFold(17, 1);
        f.model.turnFold(-1, 1);
    }

    void theNewestMessageIsRowZeroAndTheDayIsAboveTheOldest()
    {
        Fixture f(3);
        QVERIFY(f.open());
        QTRY_COMPARE(f.model.rowCount(), 4);
        QCOMPARE(f.at(0, TimelineModel::ContentRole).toString(), u"message 3"_s);
        QCOMPARE(f.at(2, TimelineModel::ContentRole).toString(), u"message 1"_s);
        QCOMPARE(f.at(3, TimelineModel::KindRole).toInt(), int(TimelineModel::DayRow));
        QVERIFY(!f.at(3, TimelineModel::LabelRole).toString().isEmpty());
        QVERIFY(f.model.isAtStart() && f.model.isAtEnd() && !f.model.isEmpty());
        QCOMPARE(f.at(0, TimelineModel::AuthorRole).value<MessageAuthor>().name, f.server.other.name);
    }

    void whoIsMentionedIsCalledByTheNamesInTheRoom()
    {
        Fixture f(2);
        f.server.room(f.room).messages.last().mentions = {f.server.other.id, UserId::make(), f.server.self.id};
        QVERIFY(f.open());
        QTRY_COMPARE(f.model.rowCount(), 3);
        QTRY_COMPARE(f.info(0).mentions, QStringList{f.server.other.name});
        QCOMPARE(f.info(0).ownMention, f.server.self.name);
        QVERIFY(f.info(1).mentions.isEmpty() && f.info(1).ownMention.isEmpty());
        User renamed = f.server.other;
        renamed.name = u"Hopper"_s;
        f.workspace->members().put(f.room, {renamed, Role::Member, 0});
        QTRY_COMPARE(f.info(0).mentions, QStringList{u"Hopper"_s});
        QVERIFY(f.told.stale().isEmpty());
    }

    void anEmptyRoomSaysSoOnceItIsLoaded()
    {
        Fixture f(0);
        QVERIFY(!f.model.isEmpty());
        QVERIFY(f.open());
        QTRY_VERIFY(f.model.isEmpty());
        f.server.post(f.room, f.server.other, u"hello"_s);
        QTRY_VERIFY(!f.model.isEmpty());
    }

    void aSentMessageShowsAtOnceAndKeepsItsRowWhenItIsNumbered()
    {
        Fixture f(1);
        QVERIFY(f.open());
        QTRY_COMPARE(f.model.rowCount(), 2);
        f.server.silent = true;
        const QSignalSpy own(&f.model, &TimelineModel::ownMessageAppended);
        QVERIFY(f.workspace->messageRequests().send(f.room, u"mine"_s));
        QCOMPARE(own.count(), 1);
        QCOMPARE(f.at(0, TimelineModel::ContentRole).toString(), u"mine"_s);
        QCOMPARE(f.info(0).state, int(TimelineModel::Sending));
        QCOMPARE(f.at(0, TimelineModel::AuthorRole).value<MessageAuthor>().name, f.server.self.name);
        QVERIFY(f.at(0, TimelineModel::MessageIdRole).toString().isEmpty());
        const QString key = f.at(0, TimelineModel::KeyRole).toString();
        const QSignalSpy removed(&f.model, &QAbstractItemModel::rowsRemoved);

        f.server.silent = false;
        f.server.drop();
        QTRY_COMPARE(f.info(0).state, int(TimelineModel::Sent));
        QCOMPARE(f.at(0, TimelineModel::KeyRole).toString(), key);
        QVERIFY(!f.at(0, TimelineModel::MessageIdRole).toString().isEmpty());
        QVERIFY(f.info(0).canEdit && f.info(0).canDelete);
        QCOMPARE(removed.count(), 0);
        QCOMPARE(f.model.rowCount(), 3);
    }

    void whileOfflineAMessageWaitsOnThisDevice()
    {
        Fixture f(1);
        QVERIFY(f.open());
        f.server.reachable = false;
        f.server.drop();
        QTRY_VERIFY(!f.workspace->connection().isLive());
        QVERIFY(f.workspace->messageRequests().send(f.room, u"mine"_s));
        QCOMPARE(f.info(0).state, int(TimelineModel::Waiting));
        f.server.reachable = true;
        QTRY_COMPARE(f.info(0).state, int(TimelineModel::Sent));
    }

    void whileAnAnswerIsWrittenOnlyItsContentChanges()
    {
        Fixture f(1);
        QVERIFY(f.open());
        QTRY_COMPARE(f.model.rowCount(), 2);
        const Message answer = f.server.beginAnswer(f.room);
        QTRY_COMPARE(f.model.rowCount(), 3);
        QVERIFY(f.answer(0).present && f.answer(0).running);
        const auto chunk = [&](int from, const QString &text) {
            f.server.pushEphemeral(f.room, event::StreamChunk{answer.stream->id, answer.id, 0, from, text, 1});
        };
        chunk(0, u"one "_s);
        QTRY_COMPARE(f.at(0, TimelineModel::ContentRole).toString(), u"one "_s);

        const QSignalSpy changes(&f.model, &QAbstractItemModel::dataChanged);
        const QSignalSpy resets(&f.model, &QAbstractItemModel::modelReset);
        for (int i = 0; i < 20; ++i)
            chunk(4 + 4 * i, u"more"_s);
        QTRY_COMPARE(f.at(0, TimelineModel::ContentRole).toString().size(), 84);
        QVERIFY(!changes.isEmpty());
        for (const QList<QVariant> &change : changes) {
            QCOMPARE(change.at(0).toModelIndex().row(), 0);
            QCOMPARE(change.at(1).toModelIndex().row(), 0);
            QCOMPARE(change.at(2).value<QList<int>>(), QList<int>{TimelineModel::ContentRole});
        }
        QCOMPARE(resets.count(), 0);

        f.server.endAnswer(answer, u"one and all"_s);
        QTRY_VERIFY(!f.answer(0).running);
        QCOMPARE(f.at(0, TimelineModel::ContentRole).toString(), u"one and all"_s);
        QVERIFY(f.answer(0).stateText.isEmpty());
    }

    void theLineOfNewMessagesIsAboveWhatWasNotSeen()
    {
        Fixture f(5, 2);
        QVERIFY(f.open());
        QTRY_COMPARE(f.model.newMessagesRow(), 2);
        QCOMPARE(f.at(2, TimelineModel::KindRole).toInt(), int(TimelineModel::NewMessagesRow));
        QCOMPARE(f.model.unseenCount(), 2);
        f.model.noteInView(0, f.model.rowCount() - 1);
        f.model.markSeen();
        QTRY_COMPARE(f.model.unseenCount(), 0);
        QCOMPARE(f.model.newMessagesRow(), 2);
        f.model.clearNewMessagesLine();
        QCOMPARE(f.model.newMessagesRow(), -1);
        QTRY_COMPARE(f.server.all<command::MessageSeen>().size(), 1);
        QCOMPARE(f.server.all<command::MessageSeen>().last().seq, 5);
    }

    void theLineOfNewMessagesPassesOverWhomTheReaderHasBlocked()
    {
        Fixture f(2);
        QVERIFY(f.open());
        f.workspace->blocked().set(f.server.other.id, true);
        f.server.post(f.room, f.server.other, u"noise"_s);
        f.server.post(f.room, {UserId::make(), u"Cy"_s, UserKind::Person}, u"hello"_s);
        QTRY_COMPARE(f.at(0, TimelineModel::ContentRole).toString(), u"hello"_s);
        f.model.attach(f.workspace.get(), f.workspace->timeline(f.room));
        QTRY_COMPARE(f.model.newMessagesRow(), 1);
        QCOMPARE(f.at(2, TimelineModel::ContentRole).toString(), u"noise"_s);
        QCOMPARE(f.model.unseenCount(), 1);
    }

    void whatOneDidOneselfIsNotNew()
    {
        Fixture f(1);
        QVERIFY(f.open());
        const Member bo{{UserId::make(), u"Bo"_s, UserKind::Person}};
        const auto label = [&f](int row) {
            return f.at(row, TimelineModel::LabelRole).toString().remove(u'\u2068').remove(u'\u2069');
        };
        // On another device.
        f.server.post(f.room, f.server.self, u"mine"_s);
        f.server.tell(f.room, event::UserJoined{f.server.room(f.room).room, bo, f.server.self.id});
        f.server.join(f.room, {UserId::make(), u"Cy"_s, UserKind::Person});
        f.server.post(f.room, f.server.other, u"yours"_s);
        QTRY_COMPARE(f.at(0, TimelineModel::ContentRole).toString(), u"yours"_s);
        QCOMPARE(label(1), u"You added Bo · Cy joined"_s);
        f.model.attach(f.workspace.get(), f.workspace->timeline(f.room));
        QTRY_COMPARE(f.model.newMessagesRow(), 2);
        QCOMPARE(label(1), u"Cy joined"_s);
        QCOMPARE(label(3), u"You added Bo"_s);
        QCOMPARE(f.at(4, TimelineModel::ContentRole).toString(), u"mine"_s);
        QCOMPARE(f.told.stale(), QString());
        f.model.clearNewMessagesLine();
        QCOMPARE(label(1), u"You added Bo · Cy joined"_s);
        QCOMPARE(f.told.stale(), QString());
    }

    void seenIsOnlyWhatTheViewHasShown()
    {
        Fixture f(5, 4);
        QVERIFY(f.open());
        QTRY_COMPARE(f.model.unseenCount(), 4);
        f.model.noteInView(2, f.model.rowCount() - 1);
        f.model.markSeen();
        QTRY_COMPARE(f.model.unseenCount(), 2);
        // Never back again.
        f.model.noteInView(4, f.model.rowCount() - 1);
        f.model.markSeen();
        QCOMPARE(f.model.unseenCount(), 2);
    }

    void whatIsMarkedUnreadInSightStaysUnread_data()
    {
        QTest::addColumn<bool>("elsewhere");
        QTest::newRow("here") << false;
        QTest::newRow("on another device") << true;
    }
    void whatIsMarkedUnreadInSightStaysUnread()
    {
        QFETCH(bool, elsewhere);
        Fixture f(5, 0);
        QVERIFY(f.open());
        QTRY_COMPARE(f.model.rowCount(), 6);
        const auto look = [&f] {
            f.model.noteInView(0, f.model.rowCount() - 1);
            f.model.markSeen();
        };
        look();
        if (elsewhere)
            f.server.pushEphemeral({}, event::RoomRead{f.room, 3});
        else
            f.workspace->ownCursors().markReadTo(f.room, 3);
        QTRY_COMPARE(f.model.unseenCount(), 2);
        QTRY_COMPARE(f.model.newMessagesRow(), 2);
        look();
        QCOMPARE(f.model.unseenCount(), 2);
        QVERIFY(f.server.all<command::MessageSeen>().isEmpty());
        // Opened anew it is read.
        f.model.attach(f.workspace.get(), f.workspace->timeline(f.room));
        look();
        QCOMPARE(f.model.unseenCount(), 0);
    }

    void whoWritesHasReadWhatWasMarkedUnread()
    {
        Fixture f(5, 0);
        QVERIFY(f.open());
        f.workspace->ownCursors().markReadTo(f.room, 3);
        QVERIFY(f.workspace->messageRequests().send(f.room, u"mine"_s));
        QTRY_COMPARE(f.model.unseenCount(), 0);
        f.server.post(f.room, f.server.other, u"yours"_s);
        QTRY_COMPARE(f.model.unseenCount(), 1);
        f.model.noteInView(0, f.model.rowCount() - 1);
        f.model.markSeen();
        QTRY_COMPARE(f.model.unseenCount(), 0);
    }

    void olderPagesComeAtTheEndWithoutMovingAnything()
    {
        Fixture f(120);
        QVERIFY(f.open());
        QTRY_VERIFY(f.model.rowCount() > 0);
        QVERIFY(!f.model.isAtStart());
        const QString newest = f.at(0, TimelineModel::KeyRole).toString();
        const QSignalSpy resets(&f.model, &QAbstractItemModel::modelReset);
        while (!f.model.isAtStart()) {
            const int before = f.model.rowCount();
            f.model.loadOlder();
            QTRY_VERIFY(f.model.rowCount() > before);
            QTRY_VERIFY(!f.model.isLoading());
        }
        QCOMPARE(f.model.rowCount(), 121);
        QCOMPARE(f.at(0, TimelineModel::KeyRole).toString(), newest);
        QCOMPARE(f.at(120, TimelineModel::KindRole).toInt(), int(TimelineModel::DayRow));
        QCOMPARE(resets.count(), 0);
    }

    void aDeletedMessageStaysAsATombstone()
    {
        Fixture f(2);
        QVERIFY(f.open());
        QTRY_COMPARE(f.model.rowCount(), 3);
        Message message = f.server.room(f.room).messages.last();
        message.content.clear();
        message.deletedAt = message.createdAt + 1;
        f.server.change(message, true);
        QTRY_VERIFY(f.info(0).deleted);
        QVERIFY(f.at(0, TimelineModel::ContentRole).toString().isEmpty());
        QVERIFY(!f.info(0).canEdit && !f.info(0).canDelete);
    }

    void aMessageFarBackIsJumpedTo()
    {
        Fixture f(300);
        QVERIFY(f.open());
        QTRY_VERIFY(f.model.rowCount() > 0);
        const MessageId wanted = f.server.room(f.room).messages.at(20).id;
        f.answerGets();
        const QSignalSpy ready(&f.model, &TimelineModel::jumpReady);
        f.model.jumpTo(wanted.toString());
        QTRY_COMPARE(ready.count(), 1);
        const int row = ready.first().first().toInt();
        QCOMPARE(f.at(row, TimelineModel::MessageIdRole).toString(), wanted.toString());
        QCOMPARE(ready.first().at(1).toString(), wanted.toString());
        QVERIFY(!f.model.isAtEnd());
        f.model.showNewest();
        QTRY_VERIFY(f.model.isAtEnd());
        QTRY_COMPARE(f.at(0, TimelineModel::ContentRole).toString(), u"message 300"_s);
    }

    void thePastIsReadDownToTheNewest()
    {
        Fixture f(300);
        QVERIFY(f.open());
        QTRY_VERIFY(f.model.rowCount() > 0);
        f.answerGets();
        f.model.jumpTo(f.server.room(f.room).messages.at(20).id.toString());
        QTRY_VERIFY(!f.model.isAtEnd());
        const QSignalSpy resets(&f.model, &QAbstractItemModel::modelReset);
        while (!f.model.isAtEnd()) {
            const int before = f.model.rowCount();
            f.model.loadNewer();
            QTRY_VERIFY(f.model.rowCount() > before);
            QTRY_VERIFY(!f.model.isLoading());
        }
        QCOMPARE(f.at(0, TimelineModel::ContentRole).toString(), u"message 300"_s);
        f.server.post(f.room, f.server.other, u"live"_s);
        QTRY_COMPARE(f.at(0, TimelineModel::ContentRole).toString(), u"live"_s);
        QCOMPARE(resets.count(), 0);
    }

    void aRoomThatWasLeftInThePastOpensAtItsNewest()
    {
        Fixture f(300);
        QVERIFY(f.open());
        QTRY_VERIFY(f.model.rowCount() > 0);
        f.answerGets();
        f.model.jumpTo(f.server.room(f.room).messages.at(20).id.toString());
        QTRY_VERIFY(!f.model.isAtEnd());
        f.model.attach(nullptr, nullptr);
        f.server.post(f.room, f.server.other, u"meanwhile"_s);
        f.model.attach(f.workspace.get(), f.workspace->timeline(f.room));
        QVERIFY(f.model.isAtEnd());
        QTRY_COMPARE(f.at(0, TimelineModel::ContentRole).toString(), u"meanwhile"_s);
    }
};

QTEST_MAIN(tst_TimelineModel)
#include "tst_TimelineModel.moc"
