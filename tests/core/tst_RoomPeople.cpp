// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomServices.h"
#include "RoomStage.h"
#include "support/HandProvider.h"

#include <QTimeZone>

using namespace confab;
using namespace confab::support;
using namespace confab::tests;
using namespace Qt::StringLiterals;

namespace {

//! Ada's cellar and Bob's square, and all who lead, are led and kept out there.
struct Stage : RoomStage
{
    Stage()
    {
        agents.add({.user = sage, .provider = &provider});
        introduce(services.people);
    }

    Result<reply::OneMember> give(const core::Actor &who, RoomId room, const User &whom, Role role)
    {
        return wait<reply::OneMember>([&](auto reply) {
            services.moderation.setRole(who, {room, whom.id, role}, reply);
        });
    }
    Result<reply::OneMember> mute(const User &who, RoomId room, const User &whom, std::optional<Timestamp> until)
    {
        return wait<reply::OneMember>([&](auto reply) {
            services.moderation.mute(as(who), {room, whom.id, until}, reply);
        });
    }
    Result<reply::Empty> ban(const User &who, const command::MemberBan &command)
    {
        return wait<reply::Empty>([&](auto reply) { services.bans.ban(as(who), command, reply); });
    }
    Result<reply::RoomDetail> get(const User &who, RoomId room)
    {
        return wait<reply::RoomDetail>([&](auto reply) { services.rooms.get(as(who), room, reply); });
    }
    Result<reply::Joined> join(const User &who, RoomId room)
    {
        return wait<reply::Joined>([&](auto reply) { services.members.join(as(who), {room, {}}, reply); });
    }
    Result<reply::RoomDetail> openDirect(const User &who, const QList<UserId> &members)
    {
        return wait<reply::RoomDetail>([&](auto reply) {
            services.directRooms.open(as(who), {.kind = RoomKind::Direct, .members = members}, reply);
        });
    }
    Result<reply::Directory> browse(const core::Actor &who, const command::RoomBrowse &command = {})
    {
        return wait<reply::Directory>([&](auto reply) { services.publicRooms.page(who, command, reply); });
    }
    RoomId make(const QString &name, const QList<Member> &members)
    {
        core::StoredRoom stored = roomOf(members, RoomKind::Public, name);
        stored.room.createdBy = members.isEmpty() ? ada.id : members.first().user.id;
        return open(stored);
    }
    static QStringList namesOf(const reply::Directory &directory)
    {
        QStringList names;
        for (const DirectoryEntry &entry : directory.rooms)
            names += entry.name;
        return names;
    }
    RoomId room() const { return cellar.room.id; }

    HandProvider provider;
    core::AgentDirectory agents;
    core::MemoryRateBuckets rateBuckets{clock};
    core::RateLimiter limiter{rateBuckets, {}};
    core::MemoryPresenceBoard presenceBoard;
    core::PresenceService presence{presenceBoard, directory, agents, bus, clock};
    RoomServices services{{stores, bus, clock, limits, directory, agents, limiter, presence}};
};

} // namespace

class tst_RoomPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accountsReachAllAccountsAndGuestsWhomTheyMeet();
    void handingOverIsToldForTheNewOwnerFirst();
    void whoLeadsTheServerGivesADesertedRoomToAnAccount();
    void aMuteIsForATimeToCome();
    void aMuteIsToldOnce();
    void aBanIsForAnybodyWhoLives();
    void whoIsBannedIsAStrangerFromTheAnswerOn();
    void aMemberHearsOfHisBanBeforeHeIsOut_data();
    void aMemberHearsOfHisBanBeforeHeIsOut();
    void aDetailSaysWhatOneMayDo();
    void twoWhoOpenTheirRoomAtOnceGetOne();
    void aDirectRoomShowsItsPeople();
    void nobodyWritesToWhoHasBlockedHim();
    void nobodyPutsWhoHasBlockedHimIntoARoom();
    void whoComesInTheMomentARoomTurnsPrivateStaysOut();
    void whoIsBlockedInTheMomentHeOpensADirectRoomGetsNone();
    void theDirectoryIsInTheOrderOfTheWeek();
    void theDirectoryHasWhatTheReaderMaySee();
    void aPlaceInTheDirectoryIsOpaque();
    void aRoomKnowsWhenSomethingWasSaidLast();
    void anAgentOfBeforeIsPutInNowhere();
};

void tst_RoomPeople::accountsReachAllAccountsAndGuestsWhomTheyMeet()
{
    Stage stage;
    const core::Reach &reach = stage.services.reach;
    core::Actor guest = as(stage.gus);
    guest.identity.guest = true;
    QVERIFY(reach.find(as(stage.ada), stage.eve.id)); // who is in no room
    QVERIFY(reach.find(as(stage.eve), stage.ada.id));
    QVERIFY(reach.find(as(stage.ada), stage.gus.id)->guest);
    QVERIFY(!reach.find(as(stage.eve), stage.gus.id));
    QVERIFY(reach.find(guest, stage.ada.id));
    QVERIFY(!reach.find(guest, stage.eve.id));
    QVERIFY(reach.find(guest, stage.gus.id));
    QVERIFY(!reach.find(as(stage.ada), stage.sage.id)); // agents are no people
    QVERIFY(!reach.find(as(stage.ada), UserId::make()));
    stage.services.people.put({.user = stage.bob, .suspended = true});
    QVERIFY(!reach.find(as(stage.ada), stage.bob.id));
    QVERIFY(reach.find(as(stage.bob), stage.bob.id));
}

void tst_RoomPeople::handingOverIsToldForTheNewOwnerFirst()
{
    Stage stage;
    const qint64 ev = stage.directory.room(stage.room())->ev;
    const auto given = stage.give(as(stage.ada), stage.room(), stage.bob, Role::Owner);
    QVERIFY(given);
    QCOMPARE(given->member.role, Role::Owner);
    const auto told = stage.bus.all<event::MemberUpdated>();
    QCOMPARE(told.size(), 2);
    QCOMPARE(told[0].member, given->member);
    QCOMPARE(told[0].by, std::optional(stage.ada.id));
    QCOMPARE(told[1].member.user, stage.ada);
    QCOMPARE(told[1].member.role, Role::Admin);
    QVERIFY(!told[1].by);
    QCOMPARE(stage.bus.published.first().frame.ev, ev + 1);
    QCOMPARE(stage.bus.published.last().frame.ev, ev + 2);
    QCOMPARE(stage.directory.member(stage.room(), stage.ada.id)->role, Role::Admin);
    stage.bus.published.clear();
    QVERIFY(stage.give(as(stage.bob), stage.room(), stage.mod, Role::Admin)); // as he is
    QVERIFY(stage.bus.published.isEmpty());
    QCOMPARE(stage.give(as(stage.bob), stage.room(), stage.gus, Role::Member).error().field, u"role"_s);
}

void tst_RoomPeople::whoLeadsTheServerGivesADesertedRoomToAnAccount()
{
    Stage stage;
    const RoomId room = stage.make(u"Empty"_s, {});
    core::Actor steward = as(stage.eve);
    steward.identity.serverRole = Role::Admin;
    QCOMPARE(stage.give(as(stage.eve), room, stage.bob, Role::Owner).error().code, ErrorCode::Forbidden);
    QCOMPARE(stage.give(steward, room, stage.gus, Role::Owner).error().field, u"role"_s);
    QCOMPARE(stage.give(steward, room, person(u"Nobody"_s), Role::Owner).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.give(steward, stage.room(), stage.eve, Role::Owner).error().code, ErrorCode::NotFound);
    QCOMPARE(stage.give(steward, room, stage.bob, Role::Owner)->member.role, Role::Owner);
    QCOMPARE(stage.bus.all<event::UserJoined>().last().by, std::optional(stage.eve.id));
    QVERIFY(stage.directory.hasPeople(room));
}

void tst_RoomPeople::aMuteIsForATimeToCome()
{
    Stage stage;
    const Timestamp now = stage.clock.now();
    constexpr qint64 kYear = 365LL * 24 * 3'600'000;
    for (const Timestamp wrong : {now, now - 1, now + 11 * kYear}) {
        const auto refused = stage.mute(stage.ada, stage.room(), stage.bob, wrong);
        QCOMPARE(refused.error().code, ErrorCode::ValidationFailed);
        QCOMPARE(refused.error().field, u"until"_s);
    }
    QCOMPARE(stage.mute(stage.ada, stage.room(), stage.bob, now + 9 * kYear)->member.mutedUntil,
             std::optional(now + 9 * kYear));
    QVERIFY(!stage.mute(stage.ada, stage.room(), stage.bob, std::nullopt)->member.mutedUntil);
    QCOMPARE(stage.mute(stage.ada, stage.room(), stage.eve, now + 1).error().code, ErrorCode::NotFound);
}

void tst_RoomPeople::aMuteIsToldOnce()
{
    Stage stage;
    const Timestamp until = stage.clock.now() + 1'000;
    QVERIFY(stage.mute(stage.mod, stage.room(), stage.bob, until));
    QVERIFY(stage.mute(stage.mod, stage.room(), stage.bob, until));
    const auto told = stage.bus.all<event::MemberUpdated>();
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().by, std::optional(stage.mod.id));
    QCOMPARE(told.first().member.mutedUntil, std::optional(until));
    QVERIFY(stage.directory.standing(stage.room(), stage.bob.id).isMuted());
}

void tst_RoomPeople::aBanIsForAnybodyWhoLives()
{
    Stage stage;
    QVERIFY(stage.ban(stage.mod, {.room = stage.room(), .user = stage.eve.id})); // who isn't in it
    QVERIFY(stage.bus.published.isEmpty());
    const auto unknown = stage.ban(stage.mod, {.room = stage.room(), .user = UserId::make()});
    QCOMPARE(unknown.error().code, ErrorCode::NotFound);
    QCOMPARE(unknown.error().field, u"user"_s);
    QCOMPARE(stage.ban(stage.mod, {.room = stage.room(), .user = stage.ada.id}).error().code, ErrorCode::Forbidden);
    QCOMPARE(stage.ban(stage.mod, {.room = stage.room(), .user = stage.sage.id}).error().code,
             ErrorCode::ValidationFailed);
    QVERIFY(stage.ban(stage.mod, {.room = stage.room(), .user = UserId::make(), .on = false}));
    const auto page = stage.wait<reply::Bans>(
        [&](auto reply) { stage.services.bans.list(as(stage.ada), {.room = stage.room()}, reply); });
    QCOMPARE(page->bans.size(), 1);
    QCOMPARE(page->bans.first().user, stage.eve);
    QCOMPARE(page->bans.first().by, stage.mod.id);
}

void tst_RoomPeople::whoIsBannedIsAStrangerFromTheAnswerOn()
{
    Stage stage;
    const RoomId square = stage.make(u"Market"_s, {{stage.ada, Role::Owner, 1}, {stage.bob, Role::Member, 2}});
    std::optional<bool> isMember;
    stage.services.bans.ban(as(stage.ada), {.room = square, .user = stage.bob.id, .reason = u" too\nloud "_s},
                            heard([&](const Result<reply::Empty> &) {
                                isMember = stage.directory.member(square, stage.bob.id) != nullptr;
                            }));
    QTRY_COMPARE(isMember, std::optional(false));
    const event::UserLeft left{stage.bob.id, u"Bob"_s, stage.ada.id, u"too loud"_s};
    QCOMPARE(stage.bus.all<event::UserLeft>(), QList{left});
    QCOMPARE(stage.get(stage.bob, square).error().code, ErrorCode::Forbidden);
    QCOMPARE(stage.join(stage.bob, square).error().code, ErrorCode::Forbidden);
    QVERIFY(stage.ban(stage.ada, {.room = square, .user = stage.bob.id, .on = false}));
    QVERIFY(stage.join(stage.bob, square));
}

void tst_RoomPeople::aMemberHearsOfHisBanBeforeHeIsOut_data()
{
    QTest::addColumn<std::optional<Timestamp>>("until");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("text");
    const Timestamp march = QDateTime({2026, 3, 3}, {14, 5}, QTimeZone::utc()).toMSecsSinceEpoch();
    QTest::newRow("for good") << std::optional<Timestamp>() << QString() << u"\u2068Ada\u2069 has banned you from \u2068Market\u2069."_s;
    QTest::newRow("why") << std::optional<Timestamp>() << u"Too loud."_s << u"\u2068Ada\u2069 has banned you from \u2068Market\u2069. Too loud."_s;
    QTest::newRow("until when, and why") << std::optional(march) << u"Too loud."_s
                                         << u"\u2068Ada\u2069 has banned you from \u2068Market\u2069 until 3 March 2026, 14:05 UTC. Too loud."_s;
}

void tst_RoomPeople::aMemberHearsOfHisBanBeforeHeIsOut()
{
    QFETCH(std::optional<Timestamp>, until);
    QFETCH(QString, reason);
    QFETCH(QString, text);
    Stage stage;
    const RoomId market = stage.make(u"Market"_s, {{stage.ada, Role::Owner, 1}, {stage.bob, Role::Member, 2}});
    QVERIFY(stage.ban(stage.ada, {.room = market, .user = stage.bob.id, .reason = reason, .on = true, .until = until}));
    QCOMPARE(stage.bus.published.size(), 2);
    const core::Publication &first = stage.bus.published.first();
    QCOMPARE(first.frame, (EventFrame{.event = event::ServerNotice{.kind = u"banned"_s,
                                                                   .text = text,
                                                                   .room = market,
                                                                   .reason = reason,
                                                                   .by = stage.ada.id,
                                                                   .until = until}}));
    QCOMPARE(first.onlyFor, QList{stage.bob.id});
    QVERIFY(std::holds_alternative<event::UserLeft>(stage.bus.published.last().frame.event));
}

void tst_RoomPeople::aDetailSaysWhatOneMayDo()
{
    Stage stage;
    const auto owners = stage.get(stage.ada, stage.room())->room;
    QCOMPARE(owners.role, std::optional(Role::Owner));
    QVERIFY(owners.mayDo->contains(u"room:delete"_s) && owners.mayDo->contains(u"message:delete:any"_s));
    const auto guests = stage.get(stage.gus, stage.room())->room;
    QCOMPARE(guests.role, std::optional(Role::Guest));
    QVERIFY(guests.mayDo->contains(u"message:send"_s) && !guests.mayDo->contains(u"room:invite"_s));
    const auto readers = stage.get(stage.eve, stage.square.room.id)->room;
    QVERIFY(!readers.role && !readers.member);
    QVERIFY(readers.mayDo->contains(u"room:join"_s) && !readers.mayDo->contains(u"message:send"_s));
    const auto list =
        stage.wait<reply::Rooms>([&](auto reply) { stage.services.rooms.list(as(stage.ada), {}, reply); });
    for (const RoomSummary &entry : list->rooms)
        QVERIFY(!entry.mayDo);
    QVERIFY(stage.join(stage.eve, stage.square.room.id)->room.mayDo->contains(u"message:send"_s));
}

void tst_RoomPeople::twoWhoOpenTheirRoomAtOnceGetOne()
{
    Stage stage;
    QList<RoomId> rooms;
    const auto open = [&](const User &who, const User &whom) {
        stage.services.directRooms.open(as(who), {.kind = RoomKind::Direct, .members = {whom.id}},
                                        heard([&rooms](const Result<reply::RoomDetail> &answer) {
                                            rooms.append(answer ? answer->room.room.id : RoomId{});
                                        }));
    };
    open(stage.ada, stage.eve);
    open(stage.eve, stage.ada);
    QTRY_COMPARE(rooms.size(), 2);
    QCOMPARE(rooms.first(), rooms.last());
    QVERIFY(!rooms.first().isNull());
    QCOMPARE(stage.bus.all<event::RoomCreated>().size(), 1);
    QCOMPARE(stage.bus.all<event::UserJoined>().size(), 2);
}

void tst_RoomPeople::aDirectRoomShowsItsPeople()
{
    Stage stage;
    const auto opened = stage.openDirect(stage.ada, {stage.gus.id, stage.sage.id, stage.ada.id})->room;
    QCOMPARE(opened.people.size(), 3);
    for (const User &user : {stage.ada, stage.gus, stage.sage})
        QVERIFY(opened.people.contains(user));
    QCOMPARE(opened.role, std::optional(Role::Member));
    QCOMPARE(stage.directory.member(opened.room.id, stage.gus.id)->role, Role::Guest);
    QVERIFY(stage.get(stage.ada, stage.room())->room.people.isEmpty());
}

void tst_RoomPeople::nobodyWritesToWhoHasBlockedHim()
{
    Stage stage;
    stage.services.people.setBlocked({stage.eve.id, stage.bob.id}, true);
    const auto refused = stage.openDirect(stage.bob, {stage.ada.id, stage.eve.id});
    QCOMPARE(refused.error().code, ErrorCode::Forbidden);
    QCOMPARE(refused.error().field, u"members"_s);
    QVERIFY(stage.openDirect(stage.bob, {stage.ada.id}));
    QVERIFY(stage.openDirect(stage.eve, {stage.bob.id}));
}

void tst_RoomPeople::nobodyPutsWhoHasBlockedHimIntoARoom()
{
    Stage stage;
    stage.services.people.setBlocked({stage.eve.id, stage.bob.id}, true);
    const auto make = [&](const User &who, const QList<UserId> &members) {
        return stage.wait<reply::RoomDetail>([&](auto reply) {
            stage.services.rooms.create(as(who), {.name = u"Attic"_s, .kind = RoomKind::Private, .members = members},
                                        reply);
        });
    };
    const auto add = [&](const User &who, const QList<UserId> &users) {
        return stage.wait<reply::Invited>(
            [&](auto reply) { stage.services.adding.invite(as(who), {stage.room(), users}, reply); });
    };
    const auto made = make(stage.bob, {stage.ada.id, stage.eve.id});
    QCOMPARE(made.error().code, ErrorCode::Forbidden);
    QCOMPARE(made.error().field, u"members"_s);
    const auto added = add(stage.bob, {stage.eve.id});
    QCOMPARE(added.error().code, ErrorCode::Forbidden);
    QCOMPARE(added.error().field, u"users"_s);
    QVERIFY(!stage.directory.member(stage.room(), stage.eve.id));
    // What others do is theirs, and what she does herself.
    QVERIFY(make(stage.ada, {stage.bob.id, stage.eve.id}));
    QVERIFY(make(stage.eve, {stage.bob.id}));
    QVERIFY(add(stage.ada, {stage.eve.id}));
    QVERIFY(add(stage.bob, {stage.eve.id})); // who is there already is answered
}

void tst_RoomPeople::whoComesInTheMomentARoomTurnsPrivateStaysOut()
{
    Stage stage;
    const RoomId square = stage.square.room.id;
    // Written, but nobody was told of it yet.
    stage.services.roomSettings.update(as(stage.bob), {.room = square, .kind = RoomKind::Private}, {});
    QCOMPARE(stage.directory.room(square)->kind, RoomKind::Public);
    QCOMPARE(stage.join(stage.eve, square).error().code, ErrorCode::NotFound);
    QVERIFY(!stage.directory.member(square, stage.eve.id));
}

void tst_RoomPeople::whoIsBlockedInTheMomentHeOpensADirectRoomGetsNone()
{
    Stage stage;
    const core::StoredUser eve{.user = stage.eve, .createdAt = stage.clock.now()};
    const core::StoredSession session{.id = SessionId::make(), .user = stage.eve.id};
    QVERIFY(stage.wait<Done>([&](auto reply) { stage.stores.accounts().createUser(eve, session, "token", reply); }));
    // Written, but not known to the services yet.
    stage.stores.people().block({stage.eve.id, stage.bob.id}, true, stage.clock.now(), {});
    QCOMPARE(stage.openDirect(stage.bob, {stage.eve.id}).error().code, ErrorCode::Forbidden);
    QVERIFY(stage.bus.all<event::RoomCreated>().isEmpty());
}

void tst_RoomPeople::theDirectoryIsInTheOrderOfTheWeek()
{
    Stage stage;
    const RoomId quiet = stage.make(u"Quiet"_s, {{stage.ada, Role::Owner, 1}, {stage.bob, Role::Member, 1}});
    const RoomId busy = stage.make(u"Busy"_s, {{stage.ada, Role::Owner, 1}});
    core::StoredRoom ofBusy = roomOf({});
    ofBusy.room.id = busy;
    stage.say(ofBusy, stage.ada);
    QCOMPARE(Stage::namesOf(*stage.browse(as(stage.eve))), (QStringList{u"Quiet"_s, u"Busy"_s, u"Square"_s}));
    stage.services.publicRooms.tick();
    QTRY_COMPARE(Stage::namesOf(*stage.browse(as(stage.eve))), (QStringList{u"Busy"_s, u"Quiet"_s, u"Square"_s}));
    // Counted anew an hour later, when the week of that message is over.
    stage.clock.advance(8LL * 24 * 3'600'000);
    stage.services.publicRooms.tick();
    QTRY_COMPARE(Stage::namesOf(*stage.browse(as(stage.eve))).first(), u"Quiet"_s);
    QVERIFY(!quiet.isNull());
}

void tst_RoomPeople::theDirectoryHasWhatTheReaderMaySee()
{
    Stage stage;
    const RoomId own = stage.make(u"Own"_s, {{stage.gus, Role::Owner, 1}});
    stage.make(u"Deserted"_s, {{stage.sage, Role::Member, 1}});
    const RoomId old = stage.make(u"Old"_s, {{stage.ada, Role::Owner, 1}});
    QVERIFY(stage.wait<reply::RoomDetail>([&](auto reply) {
        stage.services.roomSettings.update(as(stage.ada), {.room = old, .archived = true}, reply);
    }));
    core::Actor guest = as(stage.gus);
    guest.identity.guest = true;
    const auto page = stage.browse(guest);
    QCOMPARE(Stage::namesOf(*page), (QStringList{u"Own"_s, u"Square"_s}));
    QVERIFY(page->rooms[0].member && !page->rooms[1].member);
    stage.services.publicRooms.guestsSeePublic = [] { return false; };
    QCOMPARE(Stage::namesOf(*stage.browse(guest)), QStringList{u"Own"_s});
    QCOMPARE(Stage::namesOf(*stage.browse(as(stage.eve))).size(), 2);
    QVERIFY(stage.ban(stage.gus, {.room = own, .user = stage.eve.id}));
    const auto banned = stage.browse(as(stage.eve), {.query = u"OWN"_s});
    QCOMPARE(banned->rooms.size(), 1);
    QVERIFY(banned->rooms[0].banned && !banned->rooms[0].member);
}

void tst_RoomPeople::aPlaceInTheDirectoryIsOpaque()
{
    Stage stage;
    for (int i = 0; i < 5; ++i)
        stage.make(u"Room %1"_s.arg(i), {{stage.ada, Role::Owner, 1}});
    QStringList names;
    QString cursor;
    do {
        const auto page = stage.browse(as(stage.eve), {.cursor = cursor, .limit = 2});
        names += Stage::namesOf(*page);
        QCOMPARE(page->more, !page->cursor.isEmpty());
        cursor = page->cursor;
    } while (!cursor.isEmpty() && names.size() < 20);
    QCOMPARE(names, Stage::namesOf(*stage.browse(as(stage.eve))));
    for (const QString &wrong : {u"nonsense"_s, u"!"_s, cursor + u"AAAA"_s}) {
        const auto refused = stage.browse(as(stage.eve), {.cursor = wrong});
        QCOMPARE(refused.error().code, ErrorCode::ValidationFailed);
        QCOMPARE(refused.error().field, u"cursor"_s);
    }
}

void tst_RoomPeople::aRoomKnowsWhenSomethingWasSaidLast()
{
    Stage stage;
    QVERIFY(!stage.directory.lastMessageAt(stage.square.room.id));
    stage.say(stage.square, stage.bob);
    QCOMPARE(stage.directory.lastMessageAt(stage.square.room.id), std::optional(stage.clock.now()));
    QCOMPARE(stage.browse(as(stage.eve))->rooms.first().lastMessageAt, std::optional(stage.clock.now()));
}

void tst_RoomPeople::anAgentOfBeforeIsPutInNowhere()
{
    Stage stage;
    const User old = agent(u"Old"_s);
    stage.agents.add({.user = old, .provider = &stage.provider, .retired = true});
    const auto made = stage.wait<reply::RoomDetail>([&](auto reply) {
        stage.services.rooms.create(as(stage.ada), {.name = u"Attic"_s, .members = {old.id}}, reply);
    });
    QCOMPARE(made.error().code, ErrorCode::AgentUnavailable);
    QCOMPARE(stage.openDirect(stage.ada, {old.id}).error().code, ErrorCode::AgentUnavailable);
    const auto added = stage.wait<reply::Invited>([&](auto reply) {
        stage.services.adding.invite(as(stage.ada), {stage.room(), {old.id}}, reply);
    });
    QCOMPARE(added.error().code, ErrorCode::AgentUnavailable);
}

QTEST_GUILESS_MAIN(tst_RoomPeople)
#include "tst_RoomPeople.moc"
