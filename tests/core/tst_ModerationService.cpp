// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomServices.h"
#include "support/FakeClock.h"
#include "support/HandProvider.h"
#include "support/RecordingBus.h"

#include <QTest>

using namespace confab;
using namespace Qt::StringLiterals;

namespace {

//! Rooms over stores in memory with three people, a guest, and three agents of whom one asks an outside service.
struct Stage
{
    Stage()
    {
        agents.add({.user = sage, .provider = &provider});
        agents.add({.user = quill, .provider = &provider});
        agents.add({.user = oracle, .provider = &provider, .external = true});
        for (const User &user : {ada, bob, mod, gus, eve, zoe})
            services.people.put({.user = user, .guest = user.id == gus.id || user.id == zoe.id});
    }

    Room make(RoomKind kind, const QList<Member> &members)
    {
        core::StoredRoom stored;
        stored.room = {.id = RoomId::make(), .name = u"Cellar"_s, .kind = kind, .epoch = Epoch::make()};
        stored.members = members;
        const auto room = storage.wait<Room>([&](auto reply) { storage.rooms().create(stored, reply); });
        directory.load(*storage.wait<QList<core::StoredRoom>>([&](auto reply) { storage.rooms().loadAll(reply); }));
        return *room;
    }
    Room cellar(RoomKind kind = RoomKind::Private)
    {
        return make(kind,
                    {{ada, Role::Owner, 0}, {bob, Role::Member, 0}, {mod, Role::Admin, 0}, {gus, Role::Guest, 0}});
    }
    static core::Actor as(const User &user) { return {{.user = user}, {}}; }

    Result<reply::Invited> invite(const User &actor, RoomId room, const QList<UserId> &users)
    {
        return storage.wait<reply::Invited>([&](auto reply) {
            services.adding.invite(as(actor), {room, users}, reply);
        });
    }
    Result<reply::Empty> kick(const User &actor, RoomId room, UserId user, const QString &reason = {})
    {
        return storage.wait<reply::Empty>([&](auto reply) { service.kick(as(actor), {room, user, reason}, reply); });
    }
    QStringList agentsIn(RoomId room)
    {
        QStringList names;
        for (const Member &member : directory.members(room)) {
            if (member.user.kind == UserKind::Agent)
                names.append(member.user.name);
        }
        names.sort();
        return names;
    }

    User ada{UserId::make(), u"Ada"_s};
    User bob{UserId::make(), u"Bob"_s};
    User mod{UserId::make(), u"Moira"_s};
    User gus{UserId::make(), u"Gus"_s};
    User eve{UserId::make(), u"Eve"_s}; // in no room
    User zoe{UserId::make(), u"Zoe"_s}; // a guest in no room
    User sage{UserId::make(), u"Sage"_s, UserKind::Agent};
    User quill{UserId::make(), u"Quill"_s, UserKind::Agent};
    User oracle{UserId::make(), u"Oracle"_s, UserKind::Agent};

    support::MemoryStores storage;
    support::FakeClock clock;
    support::RecordingBus bus;
    support::HandProvider provider;
    Limits limits;
    core::RoomDirectory directory{bus};
    core::AgentDirectory agents;
    core::MemoryPresenceBoard presenceBoard;
    core::PresenceService presence{presenceBoard, directory, agents, bus, clock};
    core::MemoryRateBuckets rateBuckets{clock};
    core::RateLimiter limiter{rateBuckets, {}};
    tests::RoomServices services{{storage, bus, clock, limits, directory, agents, limiter, presence}};
    core::RoomService &rooms = services.rooms;
    core::ModerationService &service = services.moderation;
};

} // namespace

class tst_ModerationService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aManagerAddsAgentsAndEverybodyHearsWhoDidIt();
    void whoMayAddAgents_data();
    void whoMayAddAgents();
    void aRoomOneMayNotKnowOfIsNotFound();
    void allOrNobodyIsAdded();
    void peopleInReachAreAddedAsTheyAre();
    void whoIsThereAlreadyIsAnsweredWithoutAnEvent();
    void nobodyOrTooManyIsRefused();
    void aRemovedAgentLeavesAReasonAndAName();
    void whoMayRemoveAnAgent_data();
    void whoMayRemoveAnAgent();
    void onlyAMemberBelowOneselfIsRemoved();
    void aReasonIsOneShortLine();
    void anAgentOfAnOutsideServiceIsInNoPrivateRoomUnasked();
    void whoMakesARoomPutsAnyAgentIntoIt();
    void whatAManagerRemovedOnlyAManagerBringsBack();
};

void tst_ModerationService::aManagerAddsAgentsAndEverybodyHearsWhoDidIt()
{
    Stage stage;
    const Room room = stage.cellar();
    const auto invited = stage.invite(stage.mod, room.id, {stage.oracle.id, stage.sage.id});
    QVERIFY2(invited, invited ? "" : qPrintable(invited.error().text()));
    QCOMPARE(invited->members.size(), 2);
    QCOMPARE(invited->members.first().user, stage.oracle);
    QCOMPARE(invited->members.first().role, Role::Member);
    const auto joined = stage.bus.all<event::UserJoined>();
    QCOMPARE(joined.size(), 2);
    QCOMPARE(joined.first().by, std::optional(stage.mod.id));
    QCOMPARE(joined.first().member.user, stage.oracle);
    QCOMPARE(joined.last().member.user, stage.sage);
    QCOMPARE(stage.bus.published.last().frame.ev, room.ev + 2);
    QCOMPARE(stage.directory.room(room.id)->memberCount, 6);
    QCOMPARE(stage.directory.room(room.id)->ev, room.ev + 2);
}

void tst_ModerationService::whoMayAddAgents_data()
{
    QTest::addColumn<RoomKind>("kind");
    QTest::addColumn<QString>("who");
    QTest::addColumn<QString>("answer");
    const auto row = [](const char *name, RoomKind kind, const QString &who, const QString &answer) {
        QTest::newRow(name) << kind << who << answer;
    };
    row("owner, private", RoomKind::Private, u"Ada"_s, {});
    row("admin, private", RoomKind::Private, u"Moira"_s, {});
    row("member, private", RoomKind::Private, u"Bob"_s, {});
    row("guest, private", RoomKind::Private, u"Gus"_s, u"forbidden"_s);
    row("member, public", RoomKind::Public, u"Bob"_s, {});
    row("guest, public", RoomKind::Public, u"Gus"_s, u"forbidden"_s);
    row("reader, public", RoomKind::Public, u"Eve"_s, u"forbidden"_s);
    row("owner, direct", RoomKind::Direct, u"Ada"_s, u"forbidden"_s);
}

void tst_ModerationService::whoMayAddAgents()
{
    QFETCH(RoomKind, kind);
    QFETCH(QString, who);
    QFETCH(QString, answer);
    Stage stage;
    const Room room = stage.cellar(kind);
    const QList<User> people{stage.ada, stage.bob, stage.mod, stage.gus, stage.eve};
    const User actor = *std::ranges::find(people, who, &User::name);
    const auto invited = stage.invite(actor, room.id, {stage.sage.id});
    QCOMPARE(invited ? QString() : QString(errorInfo(invited.error().code).name), answer);
    QCOMPARE(stage.agentsIn(room.id).size(), answer.isEmpty() ? 1 : 0);
}

void tst_ModerationService::aRoomOneMayNotKnowOfIsNotFound()
{
    Stage stage;
    const Room room = stage.cellar();
    QCOMPARE(stage.invite(stage.eve, room.id, {stage.sage.id}).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.kick(stage.eve, room.id, stage.bob.id).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.invite(stage.eve, RoomId::make(), {stage.sage.id}).error().code, ErrorCode::NotFound);
}

void tst_ModerationService::allOrNobodyIsAdded()
{
    Stage stage;
    const Room room = stage.cellar();
    const auto invited = stage.invite(stage.ada, room.id, {stage.sage.id, UserId::make()});
    QCOMPARE(invited.error().code, ErrorCode::NotFound);
    QCOMPARE(invited.error().field, u"users"_s);
    QVERIFY(stage.agentsIn(room.id).isEmpty());
    QVERIFY(stage.bus.published.isEmpty());
}

void tst_ModerationService::peopleInReachAreAddedAsTheyAre()
{
    Stage stage;
    const Room room = stage.cellar();
    QCOMPARE(stage.invite(stage.ada, room.id, {stage.eve.id, stage.zoe.id}).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.invite(stage.ada, room.id, {stage.eve.id})->members.first().role, Role::Member);
    stage.make(RoomKind::Public, {{stage.bob, Role::Owner, 0}, {stage.zoe, Role::Guest, 0}});
    const auto added = stage.invite(stage.bob, room.id, {stage.zoe.id});
    QCOMPARE(added->members.first().role, Role::Guest);
    QCOMPARE(stage.bus.all<event::UserJoined>().last().by, std::optional(stage.bob.id));
}

void tst_ModerationService::whoIsThereAlreadyIsAnsweredWithoutAnEvent()
{
    Stage stage;
    const Room room = stage.cellar();
    QVERIFY(stage.invite(stage.ada, room.id, {stage.sage.id}));
    const auto again = stage.invite(stage.ada, room.id, {stage.sage.id, stage.sage.id, stage.bob.id, stage.quill.id});
    QCOMPARE(again->members.size(), 3);
    QCOMPARE(again->members[1].user, stage.bob);
    QCOMPARE(stage.bus.all<event::UserJoined>().size(), 2);
}

void tst_ModerationService::nobodyOrTooManyIsRefused()
{
    Stage stage;
    const Room room = stage.cellar();
    QCOMPARE(stage.invite(stage.ada, room.id, {}).error().field, u"users"_s);
    QCOMPARE(stage.invite(stage.ada, room.id, QList<UserId>(101, stage.sage.id)).error().code,
             ErrorCode::ValidationFailed);
}

void tst_ModerationService::aRemovedAgentLeavesAReasonAndAName()
{
    Stage stage;
    const Room room = stage.cellar();
    QVERIFY(stage.invite(stage.ada, room.id, {stage.oracle.id}));
    QVERIFY(stage.kick(stage.mod, room.id, stage.oracle.id, u"  too loud "_s));
    const auto left = stage.bus.all<event::UserLeft>();
    QCOMPARE(left, QList{(event::UserLeft{stage.oracle.id, u"Oracle"_s, stage.mod.id, u"too loud"_s})});
    QVERIFY(stage.agentsIn(room.id).isEmpty());
    QCOMPARE(stage.kick(stage.mod, room.id, stage.oracle.id).error().code, ErrorCode::NotFound);
}

void tst_ModerationService::whoMayRemoveAnAgent_data()
{
    QTest::addColumn<RoomKind>("kind");
    QTest::addColumn<QString>("who");
    QTest::addColumn<bool>("may");
    QTest::newRow("owner") << RoomKind::Private << u"Ada"_s << true;
    QTest::newRow("admin") << RoomKind::Public << u"Moira"_s << true;
    QTest::newRow("member") << RoomKind::Private << u"Bob"_s << false;
    QTest::newRow("member of a public room") << RoomKind::Public << u"Bob"_s << false;
    QTest::newRow("guest") << RoomKind::Public << u"Gus"_s << false;
    QTest::newRow("nobody in a direct room") << RoomKind::Direct << u"Ada"_s << false;
}

void tst_ModerationService::whoMayRemoveAnAgent()
{
    QFETCH(RoomKind, kind);
    QFETCH(QString, who);
    QFETCH(bool, may);
    Stage stage;
    const Room room = stage.make(kind, {{stage.ada, Role::Owner, 0},
                                        {stage.bob, Role::Member, 0},
                                        {stage.mod, Role::Admin, 0},
                                        {stage.gus, Role::Guest, 0},
                                        {stage.sage, Role::Member, 0}});
    const QList<User> people{stage.ada, stage.bob, stage.mod, stage.gus};
    const auto kicked = stage.kick(*std::ranges::find(people, who, &User::name), room.id, stage.sage.id);
    QCOMPARE(kicked.has_value(), may);
    if (!may)
        QCOMPARE(kicked.error().code, ErrorCode::Forbidden);
}

void tst_ModerationService::onlyAMemberBelowOneselfIsRemoved()
{
    Stage stage;
    const Room room = stage.cellar();
    QCOMPARE(stage.kick(stage.mod, room.id, stage.mod.id).error().code, ErrorCode::ValidationFailed);
    QCOMPARE(stage.kick(stage.mod, room.id, stage.ada.id).error().code, ErrorCode::Forbidden);
    QCOMPARE(stage.kick(stage.mod, room.id, stage.sage.id).error().code, ErrorCode::NotFound);
    QVERIFY(stage.kick(stage.mod, room.id, stage.bob.id));
    QVERIFY(!stage.directory.member(room.id, stage.bob.id));
}

void tst_ModerationService::aReasonIsOneShortLine()
{
    Stage stage;
    const Room room = stage.cellar();
    QVERIFY(stage.invite(stage.ada, room.id, {stage.sage.id}));
    QCOMPARE(stage.kick(stage.ada, room.id, stage.sage.id, QString(301, u'x')).error().field, u"reason"_s);
    QVERIFY(stage.kick(stage.ada, room.id, stage.sage.id, u"two\nlines"_s));
    QCOMPARE(stage.bus.all<event::UserLeft>().last().reason, u"two lines"_s);
}

void tst_ModerationService::anAgentOfAnOutsideServiceIsInNoPrivateRoomUnasked()
{
    Stage stage;
    const auto made = [&stage](RoomKind kind, const QString &name) {
        const auto room = stage.storage.wait<reply::RoomDetail>(
            [&](auto reply) { stage.rooms.create(Stage::as(stage.ada), {.name = name, .kind = kind}, reply); });
        return stage.agentsIn(room->room.room.id);
    };
    QCOMPARE(made(RoomKind::Private, u"Cellar"_s), (QStringList{u"Quill"_s, u"Sage"_s}));
    QCOMPARE(made(RoomKind::Public, u"Square"_s), (QStringList{u"Oracle"_s, u"Quill"_s, u"Sage"_s}));
}

void tst_ModerationService::whoMakesARoomPutsAnyAgentIntoIt()
{
    Stage stage;
    const auto made = [&stage](RoomKind kind) {
        const command::RoomCreate create{.name = u"Cellar"_s, .kind = kind, .members = {stage.oracle.id}};
        const auto room = stage.storage.wait<reply::RoomDetail>([&](auto reply) {
            if (kind == RoomKind::Direct)
                stage.services.directRooms.open(Stage::as(stage.ada), create, reply);
            else
                stage.rooms.create(Stage::as(stage.ada), create, reply);
        });
        return room ? stage.agentsIn(room->room.room.id) : QStringList{room.error().text()};
    };
    QCOMPARE(made(RoomKind::Private), (QStringList{u"Oracle"_s, u"Quill"_s, u"Sage"_s}));
    QCOMPARE(made(RoomKind::Direct), QStringList{u"Oracle"_s});
}

void tst_ModerationService::whatAManagerRemovedOnlyAManagerBringsBack()
{
    Stage stage;
    const Room room = stage.cellar(RoomKind::Public);
    QVERIFY(stage.invite(stage.bob, room.id, {stage.oracle.id}));
    QVERIFY(stage.kick(stage.ada, room.id, stage.oracle.id));
    const auto again = stage.invite(stage.bob, room.id, {stage.sage.id, stage.oracle.id});
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Forbidden);
    QCOMPARE(again.error().field, u"users"_s);
    QVERIFY(stage.agentsIn(room.id).isEmpty());
    QVERIFY(stage.invite(stage.mod, room.id, {stage.oracle.id}));
    QCOMPARE(stage.agentsIn(room.id), QStringList{u"Oracle"_s});
}

QTEST_GUILESS_MAIN(tst_ModerationService)
#include "tst_ModerationService.moc"
