// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/BanEnds.h"
#include "FakeServer.h"

#include <QDateTime>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;

//! When a ban that was told of is over.
class tst_BanEnds : public QObject
{
    Q_OBJECT

    struct Stage
    {
        Stage()
            : workspace(setupFor(server, folder.path()))
        {
            server.intercept = [this](const CommandFrame &frame) {
                if (!std::holds_alternative<command::RoomGet>(frame.command))
                    return false;
                asked.append(frame);
                return true;
            };
        }
        //! So many rooms, of which the user was banned one after the other.
        bool open(int bans, Timestamp until = RoomLoss::kForGood)
        {
            if (!workspace.open())
                return false;
            for (int i = 0; i < bans; ++i) {
                rooms.append(RoomId::make());
                workspace.replica().losses().put(
                    {.room = rooms.last(), .name = u"Room %1"_s.arg(i), .why = RoomLoss::Why::Banned, .until = until});
            }
            return QTest::qWaitFor([this] { return workspace.connection().isLive(); });
        }
        bool waitFor(int questions)
        {
            return QTest::qWaitFor([&] { return asked.size() >= questions; });
        }
        RoomId askedFor(int question) const { return std::get<command::RoomGet>(asked.at(question).command).room; }
        void refuse(int question) { server.fail(asked.at(question), Error{ErrorCode::NotFound}); }
        void grant(int question)
        {
            reply::RoomDetail detail;
            detail.room.room = {.id = askedFor(question), .name = u"Room"_s, .epoch = Epoch::make()};
            server.ack(asked.at(question), codec::encodeReply(detail));
        }

        QTemporaryDir folder;
        QList<RoomId> rooms;
        QList<CommandFrame> asked;
        FakeServer server;
        Workspace workspace;
    };

private Q_SLOTS:
    void oneRoomIsAskedForAfterTheOtherTheNewestBanFirst()
    {
        Stage s;
        QVERIFY(s.open(3));
        for (int i = 0; i < 3; ++i) {
            QVERIFY(s.waitFor(i + 1));
            // An answer of a later question has come: no other one was under way with this.
            bool isAnswered = false;
            s.workspace.serverRequests().settings([&isAnswered](const auto &) { isAnswered = true; });
            QTRY_VERIFY(isAnswered);
            QCOMPARE(s.asked.size(), i + 1);
            QCOMPARE(s.askedFor(i), s.rooms.at(2 - i));
            s.refuse(i);
        }
    }

    void aRoomThatIsShownAgainIsBannedNoMore()
    {
        Stage s;
        QVERIFY(s.open(2));
        const QSignalSpy ended(&s.workspace.roomLosses(), &RoomLosses::ended);
        QVERIFY(s.waitFor(1));
        s.grant(0);
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(ended.first().first().value<RoomId>(), s.rooms.last());
        QVERIFY(s.waitFor(2));
        QCOMPARE(s.askedFor(1), s.rooms.first());
    }

    void ofVeryManyBansTheNewestAreAskedFor_data()
    {
        QTest::addColumn<int>("bans");
        QTest::addColumn<int>("asked");
        QTest::newRow("as many as may be") << BanEnds::kMostAsked << BanEnds::kMostAsked;
        QTest::newRow("one more") << BanEnds::kMostAsked + 1 << BanEnds::kMostAsked;
    }
    void ofVeryManyBansTheNewestAreAskedFor()
    {
        QFETCH(int, bans);
        QFETCH(int, asked);
        Stage s;
        QVERIFY(s.open(bans));
        for (int i = 0; i < asked; ++i) {
            QVERIFY(s.waitFor(i + 1));
            s.refuse(i);
        }
        bool isAnswered = false;
        s.workspace.serverRequests().settings([&isAnswered](const auto &) { isAnswered = true; });
        QTRY_VERIFY(isAnswered);
        QCOMPARE(s.asked.size(), asked);
        QCOMPARE(s.askedFor(asked - 1), s.rooms.at(bans - asked));
    }

    void aNewConnectionAsksAnew()
    {
        Stage s;
        QVERIFY(s.open(2));
        QVERIFY(s.waitFor(1));
        s.server.drop();
        QVERIFY(s.waitFor(2));
        QCOMPARE(s.askedFor(1), s.rooms.last());
    }

    void aBanEndsByTheClock()
    {
        Stage s;
        QVERIFY(s.workspace.open());
        const QSignalSpy ended(&s.workspace.roomLosses(), &RoomLosses::ended);
        const RoomId room = RoomId::make();
        const RoomLoss loss{.room = room,
                            .name = u"Lobby"_s,
                            .why = RoomLoss::Why::Banned,
                            .until = QDateTime::currentMSecsSinceEpoch() + 50};
        s.workspace.replica().losses().put(loss);
        Q_EMIT s.workspace.roomLosses().told(loss);
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(ended.first().first().value<RoomId>(), room);
    }
};

QTEST_MAIN(tst_BanEnds)
#include "tst_BanEnds.moc"
