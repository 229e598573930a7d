// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "client/PartnerPresences.h"
#include "FakeServer.h"

#include <QTemporaryDir>
#include <QTest>

using namespace confab;
using namespace confab::client;
using namespace confab::client::test;
using namespace Qt::StringLiterals;

//! Whether those are shown as being here whom the user has direct rooms with, whatever room is open.
class tst_PartnerPresences : public QObject
{
    Q_OBJECT

    struct Stage
    {
        Stage()
        {
            server.here.clear();
            server.intercept = [this](const CommandFrame &frame) {
                const auto *asked = std::get_if<command::PresenceGet>(&frame.command);
                if (!asked)
                    return false;
                if (isRefusing)
                    server.fail(frame, {ErrorCode::RateLimited});
                else
                    server.ack(frame, codec::encodeReply(reply::Presences{here.value(asked->room)}));
                return true;
            };
        }
        //! A room with this one alone, made at that time.
        RoomId addDirect(const User &partner, Timestamp at = 1)
        {
            const RoomId id = server.addRoom({});
            FakeRoom &fake = server.room(id);
            fake.room.kind = RoomKind::Direct;
            fake.room.createdAt = at;
            fake.people = {server.self, partner};
            here[id] = {{server.self.id, PresenceState::Online}, {partner.id, PresenceState::Online}};
            return id;
        }
        bool open()
        {
            workspace = std::make_unique<Workspace>(setupFor(server, folder.path()));
            return workspace->open() && QTest::qWaitFor([this] { return workspace->connection().isLive(); });
        }
        PresenceState stateOf(const User &user) const { return workspace->presences().state(user.id); }
        QList<RoomId> asked() const
        {
            QList<RoomId> rooms;
            for (const command::PresenceGet &each : server.all<command::PresenceGet>())
                rooms += each.room;
            return rooms;
        }
        //! All that was wanted so far was asked for: what an answer made one ask is heard before what is asked then.
        void settle()
        {
            for (qsizetype before = -1; before != asked().size();) {
                before = asked().size();
                for (int i = 0; i < 2; ++i) {
                    bool isAnswered = false;
                    workspace->connection().request(command::AgentList{}, [&](const auto &) { isAnswered = true; });
                    QTRY_VERIFY(isAnswered);
                }
            }
        }

        QTemporaryDir folder;
        FakeServer server;
        QHash<RoomId, QList<Presence>> here;
        bool isRefusing = false;
        std::unique_ptr<Workspace> workspace;
    };
    static User person(const QString &name) { return {UserId::make(), name, UserKind::Person}; }

private Q_SLOTS:
    void partnersAreHereThoughNoRoomOfTheirsIsOpen()
    {
        Stage s;
        const User grace = person(u"Grace"_s);
        const User lin = person(u"Lin"_s);
        s.addDirect(grace);
        s.addDirect(lin);
        QVERIFY(s.open());
        QTRY_COMPARE(s.stateOf(grace), PresenceState::Online);
        QTRY_COMPARE(s.stateOf(lin), PresenceState::Online);
    }

    void theyAreAskedForAnewOnceTheConnectionIsBack()
    {
        Stage s;
        const User grace = person(u"Grace"_s);
        const RoomId room = s.addDirect(grace);
        QVERIFY(s.open());
        QTRY_COMPARE(s.stateOf(grace), PresenceState::Online);
        s.here[room].last().state = PresenceState::Away;
        s.server.drop();
        QCOMPARE(s.stateOf(grace), PresenceState::Offline);
        QTRY_COMPARE(s.stateOf(grace), PresenceState::Away);
    }

    void whoWritesForTheFirstTimeIsHere()
    {
        Stage s;
        QVERIFY(s.open());
        const User grace = person(u"Grace"_s);
        const RoomId room = s.addDirect(grace);
        s.server.tell(room, event::RoomCreated{s.server.room(room).room});
        QTRY_COMPARE(s.stateOf(grace), PresenceState::Online);
    }

    void nobodyIsAskedForTwice()
    {
        Stage s;
        const User grace = person(u"Grace"_s);
        const RoomId newer = s.addDirect(grace, 2);
        const RoomId older = s.addDirect(grace, 1);
        QVERIFY(s.open());
        QTRY_COMPARE(s.stateOf(grace), PresenceState::Online);
        s.settle();
        QCOMPARE(s.asked(), QList{newer});
        QVERIFY(s.workspace->rooms().contains(older));
    }

    void whomNoListShowsAsOneIsNotAskedFor()
    {
        Stage s;
        s.server.addRoom(u"Lobby"_s);
        const RoomId three = s.addDirect(person(u"Grace"_s));
        s.server.room(three).people += person(u"Lin"_s);
        QVERIFY(s.open());
        s.settle();
        QCOMPARE(s.asked(), QList<RoomId>());
    }

    void aRefusalIsNotTheLastWord()
    {
        Stage s;
        const User grace = person(u"Grace"_s);
        const User lin = person(u"Lin"_s);
        s.addDirect(grace, 2);
        s.addDirect(lin, 1);
        s.isRefusing = true;
        QVERIFY(s.open());
        QTRY_COMPARE(s.asked().size(), 2);
        s.isRefusing = false;
        s.server.drop();
        QTRY_COMPARE(s.stateOf(grace), PresenceState::Online);
        QTRY_COMPARE(s.stateOf(lin), PresenceState::Online);
    }

    void thoseInUseAreAskedForFirstAndNotMoreThanSoMany_data()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("at the limit") << PartnerPresences::kMost;
        QTest::newRow("one past") << PartnerPresences::kMost + 1;
    }
    void thoseInUseAreAskedForFirstAndNotMoreThanSoMany()
    {
        QFETCH(int, count);
        Stage s;
        QList<RoomId> newestFirst;
        for (int i = count; i > 0; --i)
            newestFirst += s.addDirect(person(u"Person %1"_s.arg(i)), i);
        QVERIFY(s.open());
        QTRY_COMPARE_WITH_TIMEOUT(s.asked().size(), PartnerPresences::kMost, 60'000);
        s.settle();
        QCOMPARE(s.asked(), newestFirst.first(PartnerPresences::kMost));
    }
};

QTEST_GUILESS_MAIN(tst_PartnerPresences)
#include "tst_PartnerPresences.moc"
