// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/Blocked.h"
#include "client/Replica.h"
#include "client/UnreadCounter.h"

#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace Qt::StringLiterals;

//! The arithmetic of what waits in a room.
class tst_UnreadCounter : public QObject
{
    Q_OBJECT

    //! A room of ten messages of somebody else's, all of which are here unless told otherwise.
    struct Stage
    {
        explicit Stage(qint64 firstHere = 1)
        {
            entry.room.id = RoomId::make();
            entry.room.seq = 10;
            if (!replica.open(folder.path(), u"account"_s))
                return;
            for (qint64 seq = firstHere; seq <= 10; ++seq)
                replica.messages().put({message(seq)});
        }
        Message message(qint64 seq, bool mentions = false) const
        {
            Message made;
            made.id = MessageId::make();
            made.room = entry.room.id;
            made.seq = seq;
            made.clientId = made.id.toString();
            made.author = other;
            made.content = u"A word"_s;
            if (mentions)
                made.mentions = {self.id};
            return made;
        }
        RoomSummary told(qint64 lastRead, int unread, int mentions = 0) const
        {
            RoomSummary summary{entry.room};
            summary.lastRead = lastRead;
            summary.unread = unread;
            summary.unreadMentions = mentions;
            return summary;
        }

        const User self{UserId::make(), u"Ada"_s};
        const User other{UserId::make(), u"Grace"_s};
        QTemporaryDir folder;
        Replica replica;
        Blocked blocked;
        UnreadCounter counter{replica.messages(), blocked, self.id};
        KnownRoom entry;
    };

private Q_SLOTS:
    void readingOnTakesOffWhatIsPassed()
    {
        Stage s;
        s.counter.take(s.entry, s.told(2, 8));
        s.counter.readOn(s.entry, 5);
        QCOMPARE(s.entry.unread, 5);
        s.counter.readOn(s.entry, 10);
        QCOMPARE(s.entry.unread, 0);
    }

    void whatIsNotHereIsStillUnread()
    {
        Stage s(8);
        s.counter.take(s.entry, s.told(0, 10));
        QVERIFY(!s.counter.isWhole(s.entry));
        s.counter.readOn(s.entry, 8);
        QCOMPARE(s.entry.unread, 2); // no more can be left above it
    }

    void goingBackCountsWhatIsHere()
    {
        Stage s;
        s.replica.messages().put({s.message(11, true)});
        s.entry.room.seq = 11;
        s.counter.take(s.entry, s.told(11, 0));
        s.counter.goBack(s.entry, 9);
        QCOMPARE(s.entry.unread, 2);
        QCOMPARE(s.entry.mentions, QList<qint64>{11});
        QCOMPARE(s.entry.unreadMentions, 1);
    }

    void whatWasReadHereHoldsUntilItIsTold()
    {
        Stage s;
        s.entry.lastRead = 7;
        s.entry.readUntold = true;
        s.counter.take(s.entry, s.told(2, 8));
        QCOMPARE(s.entry.lastRead, qint64(7));
        QCOMPARE(s.entry.unread, 3);
        QVERIFY(s.entry.readUntold);
        s.counter.take(s.entry, s.told(7, 3));
        QVERIFY(!s.entry.readUntold);
    }

    void aNewMessageCountsOnce()
    {
        Stage s;
        s.counter.take(s.entry, s.told(10, 0));
        const Message named = s.message(11, true);
        s.counter.add(s.entry, named, true);
        s.counter.add(s.entry, named, false);
        QCOMPARE(s.entry.unread, 1);
        QCOMPARE(s.entry.unreadMentions, 1);
        s.counter.drop(s.entry, named, true);
        QCOMPARE(s.entry.unread, 0);
        QCOMPARE(s.entry.unreadMentions, 0);
    }

    void whoWritesHasReadAll()
    {
        Stage s;
        s.counter.take(s.entry, s.told(2, 8, 3));
        Message own = s.message(11);
        own.author = s.self;
        s.counter.add(s.entry, own, true);
        QCOMPARE(s.entry.lastRead, qint64(11));
        QCOMPARE(s.entry.unread, 0);
        QCOMPARE(s.entry.unreadMentions, 0);
    }

    void whoIsBlockedIsWaitedForByNobody()
    {
        Stage s;
        s.counter.take(s.entry, s.told(4, 6));
        s.blocked.set(s.other.id, true);
        s.counter.recount(s.entry, s.other.id, true);
        QCOMPARE(s.entry.unread, 0);
        s.counter.add(s.entry, s.message(11, true), true);
        QCOMPARE(s.entry.unread, 0);
        QVERIFY(s.entry.mentions.isEmpty());
        s.blocked.set(s.other.id, false);
        s.counter.recount(s.entry, s.other.id, false);
        QCOMPARE(s.entry.unread, 6);
    }
};

QTEST_MAIN(tst_UnreadCounter)
#include "tst_UnreadCounter.moc"
