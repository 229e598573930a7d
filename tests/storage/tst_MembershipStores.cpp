// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StoreKinds.h"

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;
using core::MembershipChange;

//! Who rises, falls, is kept out and follows in a room, as every store has it.
class tst_MembershipStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStoreKinds(); }
    void init() { m_stores = makeStores(); }
    void aRoomHasOneOwner();
    void whoIsMutedInheritsLast();
    void whoIsGivenARoomIsMutedNoMore();
    void roomsOfTheServerAreNeverArchivedByLeaving();
    void theOwnerHandsOverAndIsAnAdminThen();
    void rolesAreGivenByWhoStandsAbove_data();
    void rolesAreGivenByWhoStandsAbove();
    void aMuteOutlivesLeaving();
    void whoIsBannedLeavesAndStaysOut();
    void whoWasExpelledIsKnownAsLongAsHeIsBanned();
    void changesOfBansAreCountedInTheirRoom();
    void aBanEndsByItsTimeOrByHand();
    void bansAreListedTheNewestFirst();
    void aRowOfWhoHasLeftKeepsTheRoleThatItGave();
    void nothingIsWrittenByWhoMayNotAnyMore();
    void nothingIsWrittenToWhoHasBlockedTheWriter();
    void nobodyJoinsARoomThatHasTurnedPrivate();

private:
    std::unique_ptr<Stores> m_stores;
};

namespace {

Result<MembershipChange> join(Stores &storage, RoomId room, const User &who)
{
    return storage.wait<MembershipChange>([&](auto reply) {
        storage.rooms().join(room, {who, Role::Member, FakeClock::kStart + 5}, reply);
    });
}

Result<QList<MembershipChange>> joinAll(Stores &storage, RoomId room, const core::Joining &joining)
{
    return storage.wait<QList<MembershipChange>>([&](auto reply) { storage.rooms().joinAll(room, joining, reply); });
}

Result<MembershipChange> leave(Stores &storage, RoomId room, UserId who)
{
    const core::Leaving leaving{.user = who, .at = FakeClock::kStart};
    return storage.wait<MembershipChange>([&](auto reply) { storage.rooms().leave(room, leaving, reply); });
}

Result<MembershipChange> mute(Stores &storage, RoomId room, const core::Muting &muting)
{
    return storage.wait<MembershipChange>([&](auto reply) { storage.rooms().mute(room, muting, reply); });
}

Result<MembershipChange> ban(Stores &storage, RoomId room, const Ban &ban)
{
    return storage.wait<MembershipChange>([&](auto reply) { storage.rooms().ban(room, ban, {}, reply); });
}

Result<core::RoleChanges> setRole(Stores &storage, RoomId room, const core::RoleChange &change)
{
    return storage.wait<core::RoleChanges>([&](auto reply) { storage.rooms().setRole(room, change, reply); });
}

//! With the owner first; made by him.
core::StoredRoom ledBy(const User &owner, const QList<User> &others, RoomKind kind = RoomKind::Private)
{
    core::StoredRoom stored = roomOf(u"Project"_s, QList{owner} + others, kind);
    stored.room.createdBy = owner.id;
    stored.members.first().role = Role::Owner;
    return stored;
}

QStringList rolesOf(Stores &storage, RoomId room)
{
    static constexpr const char *kNames[] = {"owner", "admin", "member", "guest"};
    QStringList roles;
    for (const core::StoredRoom &stored : loadAll(storage)) {
        if (stored.room.id != room)
            continue;
        for (const Member &member : stored.members)
            roles += member.user.name + u' ' + QLatin1String(kNames[size_t(member.role)]);
    }
    roles.sort();
    return roles;
}

} // namespace

void tst_MembershipStores::aRoomHasOneOwner()
{
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    const auto room = create(storage, ledBy(ada, {}, RoomKind::Public));
    const auto changes = joinAll(storage, room->id, {.members = {{user(u"Bob"_s), Role::Owner, FakeClock::kStart}}});
    QCOMPARE(changes->first().member.role, Role::Member);
    QCOMPARE(rolesOf(storage, room->id), (QStringList{u"Ada owner"_s, u"Bob member"_s}));
}

void tst_MembershipStores::whoIsMutedInheritsLast()
{
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    const User bob = user(u"Bob"_s);
    const User cy = user(u"Cy"_s);
    const auto room = create(storage, ledBy(ada, {bob, cy}));
    QVERIFY(setRole(storage, room->id, {bob.id, Role::Admin, ada.id}));
    QVERIFY(mute(storage, room->id, {bob.id, FakeClock::kStart + 100, ada.id}));
    QVERIFY(setRole(storage, room->id, {cy.id, Role::Guest, ada.id}));
    QCOMPARE(leave(storage, room->id, ada.id)->heir->user, cy);
    const auto last = leave(storage, room->id, cy.id);
    QCOMPARE(last->heir->user, bob);
    QVERIFY(!last->heir->mutedUntil); // nobody stands above who could end it
    QCOMPARE(rolesOf(storage, room->id), QStringList{u"Bob owner"_s});
}

void tst_MembershipStores::whoIsGivenARoomIsMutedNoMore()
{
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    const User bob = user(u"Bob"_s);
    const auto room = create(storage, ledBy(ada, {bob}));
    QVERIFY(mute(storage, room->id, {bob.id, FakeClock::kStart + 100, ada.id}));
    QVERIFY(leave(storage, room->id, bob.id));
    QVERIFY(leave(storage, room->id, ada.id)->archived);
    const core::Joining given{.members = {{bob, Role::Owner, FakeClock::kStart}}, .by = ada.id, .evenArchived = true};
    QVERIFY(!joinAll(storage, room->id, given)->first().member.mutedUntil);
    const Member owner = loadAll(storage).first().members.first();
    QCOMPARE(owner.role, Role::Owner);
    QVERIFY(!owner.mutedUntil);
}

void tst_MembershipStores::roomsOfTheServerAreNeverArchivedByLeaving()
{
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    auto stored = roomOf(u"Lobby"_s, {ada});
    stored.room.createdBy = {};
    const auto lobby = create(storage, stored);
    QVERIFY(!leave(storage, lobby->id, ada.id)->archived);
    QVERIFY(!loadAll(storage).first().room.archived);
    QVERIFY(join(storage, lobby->id, ada)->fresh);
}

void tst_MembershipStores::theOwnerHandsOverAndIsAnAdminThen()
{
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    const User bob = user(u"Bob"_s);
    const User cy = user(u"Cy"_s);
    const auto room = create(storage, ledBy(ada, {bob, cy}));
    QVERIFY(mute(storage, room->id, {bob.id, FakeClock::kStart + 100, ada.id}));
    const auto changes = setRole(storage, room->id, {bob.id, Role::Owner, ada.id});
    QVERIFY(changes);
    QCOMPARE(changes->member.user, bob);
    QCOMPARE(changes->member.role, Role::Owner);
    QVERIFY(!changes->member.mutedUntil);
    QCOMPARE(changes->changed.size(), 2);
    QCOMPARE(changes->changed.last().user, ada);
    QCOMPARE(changes->changed.last().role, Role::Admin);
    const auto log = since(storage, room->id, changes->room.ev - 2);
    QCOMPARE(log->events[0].event, Event(event::MemberUpdated{changes->changed[0], ada.id}));
    QCOMPARE(log->events[1].event, Event(event::MemberUpdated{changes->changed[1], {}}));
    // Two at the same moment: it isn't his any more to give.
    QCOMPARE(setRole(storage, room->id, {cy.id, Role::Owner, ada.id}).error().code, ErrorCode::Forbidden);
    QCOMPARE(rolesOf(storage, room->id), (QStringList{u"Ada admin"_s, u"Bob owner"_s, u"Cy member"_s}));
}

void tst_MembershipStores::rolesAreGivenByWhoStandsAbove_data()
{
    QTest::addColumn<Role>("actor");
    QTest::addColumn<Role>("before");
    QTest::addColumn<Role>("given");
    QTest::addColumn<QString>("answer");
    const auto row = [](const char *name, Role actor, Role before, Role given, const QString &answer = {}) {
        QTest::newRow(name) << actor << before << given << answer;
    };
    row("the owner makes an admin", Role::Owner, Role::Member, Role::Admin);
    row("an admin makes a guest", Role::Admin, Role::Member, Role::Guest);
    row("an admin raises a guest", Role::Admin, Role::Guest, Role::Member);
    row("an admin makes no admin", Role::Admin, Role::Member, Role::Admin, u"forbidden"_s);
    row("an admin hands nothing over", Role::Admin, Role::Member, Role::Owner, u"forbidden"_s);
    row("a member gives nothing", Role::Member, Role::Guest, Role::Member, u"forbidden"_s);
    row("what he has changes nothing", Role::Member, Role::Admin, Role::Admin);
}

void tst_MembershipStores::rolesAreGivenByWhoStandsAbove()
{
    QFETCH(Role, actor);
    QFETCH(Role, before);
    QFETCH(Role, given);
    QFETCH(QString, answer);
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    const User bob = user(u"Bob"_s);
    auto stored = ledBy(user(u"Zoe"_s), {ada, bob});
    if (actor == Role::Owner)
        stored.members.first().role = Role::Member;
    stored.members[1].role = actor;
    stored.members[2].role = before;
    const auto room = create(storage, stored);
    const auto changes = setRole(storage, room->id, {bob.id, given, ada.id});
    QCOMPARE(changes ? QString() : QString(errorInfo(changes.error().code).name), answer);
    if (!changes)
        return;
    QCOMPARE(changes->member.role, given);
    QCOMPARE(changes->changed.isEmpty(), before == given);
    QCOMPARE(changes->room.ev, room->ev + changes->changed.size());
    QCOMPARE(setRole(storage, room->id, {UserId::make(), given, ada.id}).error().code, ErrorCode::NotFound);
}

void tst_MembershipStores::aMuteOutlivesLeaving()
{
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    const User bob = user(u"Bob"_s);
    const auto room = create(storage, ledBy(ada, {bob}, RoomKind::Public));
    const Timestamp until = FakeClock::kStart + 1'000;
    const auto muted = mute(storage, room->id, {bob.id, until, ada.id});
    QVERIFY(muted && muted->fresh);
    QCOMPARE(muted->member.mutedUntil, std::optional(until));
    QVERIFY(!mute(storage, room->id, {bob.id, until, ada.id})->fresh);
    const auto log = since(storage, room->id, room->ev);
    QCOMPARE(log->events.size(), 1);
    QCOMPARE(log->events[0].event, Event(event::MemberUpdated{muted->member, ada.id}));
    QVERIFY(leave(storage, room->id, bob.id));
    storage.restart();
    QCOMPARE(join(storage, room->id, bob)->member.mutedUntil, std::optional(until));
    QCOMPARE(loadAll(storage).first().members.last().mutedUntil, std::optional(until));
    const auto ended = mute(storage, room->id, {bob.id, std::nullopt, ada.id});
    QVERIFY(ended->fresh && !ended->member.mutedUntil);
    QCOMPARE(mute(storage, room->id, {ada.id, until, bob.id}).error().code, ErrorCode::Forbidden);
    QCOMPARE(mute(storage, room->id, {UserId::make(), until, ada.id}).error().code, ErrorCode::NotFound);
}

void tst_MembershipStores::whoIsBannedLeavesAndStaysOut()
{
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    const User bob = user(u"Bob"_s);
    const User eve = user(u"Eve"_s);
    const auto room = create(storage, ledBy(ada, {bob}, RoomKind::Public));
    const auto banned = ban(storage, room->id, {bob, ada.id, FakeClock::kStart, std::nullopt, u"spam"_s});
    QVERIFY(banned && banned->fresh);
    QCOMPARE(banned->room.memberCount, 1);
    const auto log = since(storage, room->id, banned->room.ev - 1);
    QCOMPARE(log->events[0].event, Event(event::UserLeft{bob.id, u"Bob"_s, ada.id, u"spam"_s}));
    // Who isn't in the room is banned as well, without an event.
    QVERIFY(!ban(storage, room->id, {eve, ada.id, FakeClock::kStart, std::nullopt, {}})->fresh);
    storage.restart();
    for (const User &each : {bob, eve}) {
        const auto refused = join(storage, room->id, each);
        QCOMPARE(refused.error().code, ErrorCode::Forbidden);
        QCOMPARE(refused.error().field, u"room"_s);
    }
    const Member cy{user(u"Cy"_s), Role::Member, FakeClock::kStart};
    const Member back{bob, Role::Member, FakeClock::kStart};
    const auto none = joinAll(storage, room->id, {.members = {cy, back}, .by = ada.id});
    QCOMPARE(none.error().field, u"users"_s);
    const auto loaded = loadAll(storage).first();
    QCOMPARE(loaded.members.size(), 1);
    QCOMPARE(loaded.bans.value(bob.id), (Ban{{bob.id}, ada.id, FakeClock::kStart, std::nullopt, u"spam"_s}));
    QCOMPARE(ban(storage, room->id, {ada, bob.id, FakeClock::kStart, std::nullopt, {}}).error().code,
             ErrorCode::Forbidden);
}

void tst_MembershipStores::whoWasExpelledIsKnownAsLongAsHeIsBanned()
{
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    const User bob = user(u"Bob"_s);
    const User eve = user(u"Eve"_s);
    const auto room = create(storage, ledBy(ada, {bob}, RoomKind::Public));
    const auto expelled = [&] {
        storage.restart();
        return loadAll(storage).first().expelled;
    };
    const auto keepOut = [&](const User &who, Timestamp at, std::optional<Timestamp> until) {
        return ban(storage, room->id, {who, ada.id, at, until, {}}).has_value();
    };
    const Timestamp start = FakeClock::kStart;
    QVERIFY(keepOut(bob, start, start + 10) && keepOut(eve, start, std::nullopt));
    QCOMPARE(expelled(), QSet<UserId>{bob.id}); // she never was there
    QVERIFY(keepOut(bob, start + 9, start + 20)); // in place of one that holds
    QCOMPARE(expelled(), QSet<UserId>{bob.id});
    QVERIFY(keepOut(bob, start + 20, std::nullopt)); // of one that has ended
    QCOMPARE(expelled(), QSet<UserId>());
    QVERIFY(storage.wait<qint64>([&](auto reply) { storage.rooms().unban(room->id, bob.id, {}, reply); }));
    QVERIFY(join(storage, room->id, bob));
    QVERIFY(keepOut(bob, start + 30, std::nullopt));
    QCOMPARE(expelled(), QSet<UserId>{bob.id});
    QVERIFY(storage.wait<qint64>([&](auto reply) { storage.rooms().unban(room->id, bob.id, {}, reply); }));
    QVERIFY(keepOut(bob, start + 31, std::nullopt));
    QCOMPARE(expelled(), QSet<UserId>());
}

void tst_MembershipStores::changesOfBansAreCountedInTheirRoom()
{
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    const User bob = user(u"Bob"_s);
    const User eve = user(u"Eve"_s);
    const auto room = create(storage, ledBy(ada, {bob}, RoomKind::Public));
    const auto other = create(storage, ledBy(ada, {}, RoomKind::Private));
    const auto keepOut = [&](const User &who) {
        return ban(storage, room->id, {who, ada.id, FakeClock::kStart, std::nullopt, {}})->banNumber;
    };
    const auto letIn = [&](UserId who) {
        return *storage.wait<qint64>([&](auto reply) { storage.rooms().unban(room->id, who, {}, reply); });
    };
    QCOMPARE(keepOut(bob), 1);
    QCOMPARE(keepOut(eve), 2);
    QCOMPARE(keepOut(eve), 3);
    QCOMPARE(letIn(bob.id), 4);
    QCOMPARE(letIn(bob.id), 0); // it was so before
    QVERIFY(!ban(storage, room->id, {ada, bob.id, FakeClock::kStart, std::nullopt, {}}));
    storage.restart();
    for (const core::StoredRoom &stored : loadAll(storage))
        QCOMPARE(stored.banNumber, stored.room.id == other->id ? 0 : 4);
    QCOMPARE(keepOut(bob), 5);
}

void tst_MembershipStores::aBanEndsByItsTimeOrByHand()
{
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    const User bob = user(u"Bob"_s);
    const User cy = user(u"Cy"_s);
    const auto room = create(storage, ledBy(ada, {}, RoomKind::Public));
    const Timestamp until = FakeClock::kStart + 5; // when join() lets them come
    QVERIFY(ban(storage, room->id, {bob, ada.id, FakeClock::kStart, until + 1, {}}));
    QVERIFY(!join(storage, room->id, bob));
    QVERIFY(ban(storage, room->id, {bob, ada.id, FakeClock::kStart, until, {}})); // in place of the one before
    QVERIFY(join(storage, room->id, bob));
    QVERIFY(ban(storage, room->id, {cy, ada.id, FakeClock::kStart, std::nullopt, {}}));
    const auto unban = [&](UserId who) {
        return storage.wait<qint64>([&](auto reply) { storage.rooms().unban(room->id, who, {}, reply); }).has_value();
    };
    QVERIFY(unban(cy.id) && unban(cy.id));
    QVERIFY(join(storage, room->id, cy));
}

void tst_MembershipStores::bansAreListedTheNewestFirst()
{
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    const auto room = create(storage, ledBy(ada, {}));
    const auto add = [&](const QString &name, Timestamp at, std::optional<Timestamp> until) {
        return ban(storage, room->id, {user(name), ada.id, at, until, u"why"_s}).has_value();
    };
    QVERIFY(add(u"First"_s, 10, std::nullopt) && add(u"Second"_s, 20, 100) && add(u"Over"_s, 30, 40) &&
            add(u"Third"_s, 30, std::nullopt));
    QStringList names;
    std::optional<std::pair<Timestamp, UserId>> after;
    for (bool more = true; more;) {
        const core::BanQuery query{after, 2, 50};
        const auto page =
            storage.wait<core::BanPage>([&](auto reply) { storage.rooms().bans(room->id, query, reply); });
        QVERIFY(page && !page->bans.isEmpty());
        for (const Ban &each : page->bans) {
            names += each.user.name;
            QCOMPARE(each.by, ada.id);
            QCOMPARE(each.reason, u"why"_s);
        }
        more = page->more;
        after = std::pair(page->bans.last().at, page->bans.last().user.id);
    }
    QCOMPARE(names, (QStringList{u"Third"_s, u"Second"_s, u"First"_s}));
}

void tst_MembershipStores::aRowOfWhoHasLeftKeepsTheRoleThatItGave()
{
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    const User bob = user(u"Bob"_s);
    const auto room = create(storage, ledBy(ada, {bob}));
    QVERIFY(setRole(storage, room->id, {bob.id, Role::Admin, ada.id}));
    const qint64 raised = room->ev + 1;
    const auto memberIn = [&](qint64 ev) {
        const auto log = since(storage, room->id, ev - 1, 1);
        const Event &event = log->events.first().event;
        const auto *joined = std::get_if<event::UserJoined>(&event);
        return joined ? joined->member : std::get<event::MemberUpdated>(event).member;
    };
    QCOMPARE(memberIn(room->ev).role, Role::Admin); // as he is now
    QVERIFY(mute(storage, room->id, {bob.id, FakeClock::kStart + 9, ada.id}));
    QVERIFY(memberIn(room->ev).mutedUntil);
    QVERIFY(leave(storage, room->id, bob.id));
    QCOMPARE(memberIn(room->ev).role, Role::Member);
    QCOMPARE(memberIn(raised).role, Role::Admin);
    QVERIFY(!memberIn(raised).mutedUntil);
}

void tst_MembershipStores::nothingIsWrittenByWhoMayNotAnyMore()
{
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    const User bob = user(u"Bob"_s);
    const User cy = user(u"Cy"_s);
    const auto room = create(storage, ledBy(ada, {bob, cy}));
    const auto say = [&](const User &who) {
        NewMessage made = message(room->id, who, u"hello"_s);
        made.createdAt = FakeClock::kStart + 50;
        made.asMember = true;
        const auto said = append(storage, made);
        return said ? QString() : errorInfo(said.error().code).name + u' ' + said.error().field;
    };
    QCOMPARE(say(bob), QString());
    QVERIFY(leave(storage, room->id, bob.id));
    QCOMPARE(say(bob), u"forbidden room"_s);
    QVERIFY(mute(storage, room->id, {cy.id, FakeClock::kStart + 51, ada.id}));
    QCOMPARE(say(cy), u"forbidden room"_s);
    QVERIFY(mute(storage, room->id, {cy.id, FakeClock::kStart + 50, ada.id}));
    QCOMPARE(say(cy), QString());
    QVERIFY(storage.wait<core::ChangedRoom>(
        [&](auto reply) { storage.rooms().update(room->id, {.archived = true}, reply); }));
    QCOMPARE(say(ada), u"conflict room"_s);
}

void tst_MembershipStores::nothingIsWrittenToWhoHasBlockedTheWriter()
{
    Stores &storage = *m_stores;
    const User ada = user(u"Ada"_s);
    const User bob = user(u"Bob"_s);
    const User cy = user(u"Cy"_s);
    const auto open = [&](const QList<User> &people) {
        return storage
            .wait<core::ChangedRoom>(
                [&](auto reply) { storage.rooms().openDirect(roomOf({}, people, RoomKind::Direct), reply); })
            ->room.id;
    };
    const RoomId ofTwo = open({ada, bob, user(u"Sage"_s, UserKind::Agent)});
    const RoomId ofThree = open({ada, bob, cy});
    const auto post = [&](RoomId room, const User &who) {
        NewMessage made = message(room, who, u"hello"_s);
        made.asMember = true;
        return append(storage, made);
    };
    const auto block = [&](bool on) {
        return storage.wait<Done>(
            [&](auto reply) { storage.people().block({ada.id, bob.id}, on, FakeClock::kStart, reply); });
    };
    const auto before = post(ofTwo, bob);
    QVERIFY(before);
    QVERIFY(block(true));
    const auto refused = post(ofTwo, bob);
    QCOMPARE(refused.error().code, ErrorCode::Forbidden);
    QCOMPARE(refused.error().field, u"room"_s);
    QCOMPARE(edit(storage, before->message, u"goodbye"_s).error().code, ErrorCode::Forbidden);
    QVERIFY(post(ofTwo, ada));
    QVERIFY(post(ofThree, bob)); // where each hears him or doesn't
    QVERIFY(block(false));
    QVERIFY(post(ofTwo, bob));
}

void tst_MembershipStores::nobodyJoinsARoomThatHasTurnedPrivate()
{
    Stores &storage = *m_stores;
    const auto room = create(storage, ledBy(user(u"Ada"_s), {}, RoomKind::Public));
    QVERIFY(storage.wait<core::ChangedRoom>(
        [&](auto reply) { storage.rooms().update(room->id, {.kind = RoomKind::Private}, reply); }));
    const auto joined = join(storage, room->id, user(u"Bob"_s));
    QCOMPARE(joined.error().code, ErrorCode::NotFound);
    QCOMPARE(rolesOf(storage, room->id), QStringList{u"Ada owner"_s});
}

QTEST_GUILESS_MAIN(tst_MembershipStores)
#include "tst_MembershipStores.moc"
