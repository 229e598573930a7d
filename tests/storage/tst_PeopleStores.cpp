// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/accounts/NamePolicy.h"
#include "protocol/WireNames.h"
#include "StoreKinds.h"
#include "support/People.h"

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;
using core::KnownPerson;
using core::StoredSession;
using core::StoredUser;

namespace {

constexpr Timestamp kNow = FakeClock::kStart;
constexpr qint64 kDayMs = 24LL * 3'600'000;

StoredUser account(const QString &name, Role role = Role::Member)
{
    return {.user = user(name),
            .role = role,
            .folded = core::names::folded(name),
            .nameKeys = core::names::keys(name),
            .passwordHash = "hash",
            .createdAt = kNow};
}

core::NewName called(const QString &name, Timestamp now = kNow)
{
    return {name, core::names::folded(name), core::names::keys(name), now, now + kDayMs};
}

} // namespace

class tst_PeopleStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStoreKinds(); }
    void init();
    void everybodyWithAnAccountIsKnown();
    void aNewNameIsShownEverywhere();
    void aCommandUnderWayDoesNotBringTheOldNameBack();
    void aTakenNameIsRefusedAndNothingChanges();
    void theNameOfBeforeStaysHisForADay();
    void theNameOfBeforeStaysHisOverARestart();
    void nobodyIsCalledLikeTheOwner();
    void whatIsNotNamedStays();
    void aPictureLivesAsLongAsSomebodyHasIt();
    void nothingOfAGuestStaysBehind();
    void theServerIsHandedOver();
    void theRoomsOfTheServerGoToItsNewOwner();
    void whoEndsLeavesAllRoomsWithHisAccount();
    void guestsGetNoRole();
    void aSuspensionEndsAllSessions();
    void theSessionOfAGuestRestsWhileHeIsSuspended();
    void blocksAreKept();
    void sightingsAreKept();
    void oneSessionEndsOrAllOthers();
    void aLinkSetsAPasswordOnce();
    void aLinkEnds();
    void anEndedAccountIsNobody();

private:
    Result<Done> make(const StoredUser &who, const StoredSession &session)
    {
        return m_storage->wait<Done>(
            [&](auto reply) { m_storage->accounts().createUser(who, session, session.id.toBytes(), reply); });
    }
    StoredSession sessionOf(const StoredUser &who)
    {
        return {.id = SessionId::make(),
                .user = who.user.id,
                .guest = who.guest,
                .createdAt = kNow,
                .expiresAt = kNow + kDayMs};
    }
    Result<KnownPerson> change(const StoredUser &who, const core::ProfileChange &change)
    {
        return m_storage->wait<KnownPerson>(
            [&](auto reply) { m_storage->people().changeProfile(who.user.id, change, reply); });
    }
    core::AccountsSnapshot snapshot()
    {
        const auto found =
            m_storage->wait<core::AccountsSnapshot>([&](auto reply) { m_storage->accounts().load(kNow, reply); });
        return found ? *found : core::AccountsSnapshot{};
    }
    KnownPerson known(const StoredUser &who)
    {
        const auto people = snapshot().people;
        const auto found = std::ranges::find(people, who.user.id, [](const KnownPerson &each) { return each.user.id; });
        return found == people.end() ? KnownPerson{} : *found;
    }
    Result<core::Picture> picture(const QString &hash)
    {
        return m_storage->wait<core::Picture>([&](auto reply) { m_storage->pictures().find(hash, reply); });
    }
    QList<StoredSession> sessions(const StoredUser &who)
    {
        return *m_storage->wait<QList<StoredSession>>(
            [&](auto reply) { m_storage->accounts().sessionsOf(who.user.id, kNow, reply); });
    }

    std::unique_ptr<Stores> m_storage;
    StoredUser m_ada;
    StoredUser m_bob;
    StoredSession m_adas;
};

void tst_PeopleStores::init()
{
    m_storage = makeStores();
    m_ada = account(u"Ada"_s, Role::Owner);
    m_bob = account(u"Bob"_s);
    m_adas = sessionOf(m_ada);
    QVERIFY(make(m_ada, m_adas));
    QVERIFY(make(m_bob, sessionOf(m_bob)));
}

void tst_PeopleStores::everybodyWithAnAccountIsKnown()
{
    const KnownPerson ada{.user = m_ada.user, .role = Role::Owner, .createdAt = kNow, .folded = u"ada"_s};
    QCOMPARE(known(m_ada), ada);
    QCOMPARE(snapshot().people.size(), 2);
    QVERIFY(configure(*m_storage, {agentOf(u"helper"_s, u"Helper"_s)}));
    QCOMPARE(snapshot().people.size(), 2);
}

void tst_PeopleStores::aNewNameIsShownEverywhere()
{
    const RoomId room = create(*m_storage, roomOf(u"Garden"_s, {m_ada.user, m_bob.user}))->id;
    const auto said = append(*m_storage, message(room, m_bob.user, u"hello"_s));
    const auto changed = change(m_bob, {.name = called(u"Robert"_s)});
    QVERIFY(changed);
    QCOMPARE(changed->user.name, u"Robert"_s);
    QCOMPARE(get(*m_storage, said->message.id)->author.name, u"Robert"_s);
    const auto members = loadAll(*m_storage).first().members;
    QVERIFY(std::ranges::any_of(members, [](const Member &member) { return member.user.name == u"Robert"_s; }));
    const auto byName = m_storage->wait<std::optional<StoredUser>>(
        [&](auto reply) { m_storage->accounts().findAccount(u"robert"_s, reply); });
    QVERIFY(*byName);
    QCOMPARE((*byName)->user.id, m_bob.user.id);
    const auto byFormer = m_storage->wait<std::optional<StoredUser>>(
        [&](auto reply) { m_storage->accounts().findAccount(u"bob"_s, reply); });
    QVERIFY(!*byFormer);
}

void tst_PeopleStores::aCommandUnderWayDoesNotBringTheOldNameBack()
{
    const RoomId room = create(*m_storage, roomOf(u"Garden"_s, {m_ada.user, m_bob.user}))->id;
    QVERIFY(change(m_bob, {.name = called(u"Robert"_s)}));
    const auto said = append(*m_storage, message(room, m_bob.user, u"sent as Bob"_s));
    QCOMPARE(get(*m_storage, said->message.id)->author.name, u"Robert"_s);
}

void tst_PeopleStores::aTakenNameIsRefusedAndNothingChanges()
{
    StoredUser carl = account(u"Carl"_s);
    QVERIFY(make(carl, sessionOf(carl)));
    const auto refused = change(m_bob, {.name = called(u"CARL"_s), .about = u"new"_s});
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QCOMPARE(refused.error().field, u"name"_s);
    QCOMPARE(known(m_bob).user.name, u"Bob"_s);
    QCOMPARE(known(m_bob).about, QString());
}

void tst_PeopleStores::theNameOfBeforeStaysHisForADay()
{
    StoredUser carl = account(u"Carl"_s);
    QVERIFY(make(carl, sessionOf(carl)));
    QVERIFY(change(m_bob, {.name = called(u"Robert"_s)}));
    QCOMPARE(change(carl, {.name = called(u"Bob"_s, kNow + kDayMs - 1)}).error().code, ErrorCode::Conflict);
    QVERIFY(change(m_bob, {.name = called(u"Bob"_s, kNow + 1)}));
    QVERIFY(change(m_bob, {.name = called(u"Robert"_s, kNow + 2)}));
    QCOMPARE(change(carl, {.name = called(u"Bob"_s, kNow + kDayMs + 1)}).error().code, ErrorCode::Conflict);
    QVERIFY(change(carl, {.name = called(u"Bob"_s, kNow + kDayMs + 2)}));
    QCOMPARE(change(m_bob, {.name = called(u"Bob"_s, kNow + kDayMs + 3)}).error().code, ErrorCode::Conflict);
}

void tst_PeopleStores::theNameOfBeforeStaysHisOverARestart()
{
    StoredUser carl = account(u"Carl"_s);
    QVERIFY(make(carl, sessionOf(carl)));
    QVERIFY(change(m_bob, {.name = called(u"Robert"_s)}));
    m_storage->restart();
    QCOMPARE(change(carl, {.name = called(u"Bob"_s)}).error().code, ErrorCode::Conflict);
    QCOMPARE(change(carl, {.name = called(u"Robert"_s)}).error().code, ErrorCode::Conflict);
    QVERIFY(change(m_bob, {.name = called(u"Bob"_s)}));
}

void tst_PeopleStores::nobodyIsCalledLikeTheOwner()
{
    QCOMPARE(change(m_bob, {.name = called(u"Äda"_s)}).error().code, ErrorCode::Conflict);
    QVERIFY(change(m_ada, {.name = called(u"ADA"_s)}));
}

void tst_PeopleStores::whatIsNotNamedStays()
{
    QVERIFY(change(m_bob, {.about = u"Gardener"_s, .picture = core::Picture{u"abc"_s, "image/png", "bytes"}}));
    QVERIFY(change(m_bob, {.name = called(u"Robert"_s)}));
    const KnownPerson bob = known(m_bob);
    QCOMPARE(bob.about, u"Gardener"_s);
    QCOMPARE(bob.user.picture, u"abc"_s);
    QCOMPARE(picture(u"abc"_s)->bytes, "bytes");
    QVERIFY(change(m_bob, {.about = u""_s, .picture = core::Picture{}}));
    QCOMPARE(known(m_bob).about, QString());
    QCOMPARE(known(m_bob).user.picture, QString());
    QCOMPARE(picture(u"abc"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(change(account(u"Nobody"_s), {.about = u"x"_s}).error().code, ErrorCode::NotFound);
}

void tst_PeopleStores::aPictureLivesAsLongAsSomebodyHasIt()
{
    const core::Picture shared{u"abc"_s, "image/png", "bytes"};
    QVERIFY(change(m_ada, {.picture = shared}));
    QVERIFY(change(m_bob, {.picture = shared}));
    QVERIFY(change(m_ada, {.picture = core::Picture{u"def"_s, "image/webp", "others"}}));
    QCOMPARE(*picture(u"abc"_s), shared);
    QVERIFY(change(m_bob, {.picture = shared}));
    QCOMPARE(*picture(u"abc"_s), shared);
    QVERIFY(m_storage->wait<core::EndedUser>(
        [&](auto reply) { m_storage->accounts().endAccount(m_bob.user.id, kNow, kNow, reply); }));
    QCOMPARE(picture(u"abc"_s).error().code, ErrorCode::NotFound);
    QVERIFY(picture(u"def"_s));
}

void tst_PeopleStores::nothingOfAGuestStaysBehind()
{
    StoredUser gus = account(u"Gus"_s);
    gus.guest = true;
    QVERIFY(make(gus, sessionOf(gus)));
    QVERIFY(change(gus, {.about = u"Here today."_s, .picture = core::Picture{u"abc"_s, "image/png", "bytes"}}));
    QVERIFY(m_storage->wait<Done>(
        [&](auto reply) { m_storage->people().block({gus.user.id, m_bob.user.id}, true, kNow, reply); }));
    QVERIFY(m_storage->wait<core::EndedUser>(
        [&](auto reply) { m_storage->accounts().endGuest(gus.user.id, kNow, kNow, reply); }));
    QCOMPARE(picture(u"abc"_s).error().code, ErrorCode::NotFound);
    QVERIFY(snapshot().blocks.isEmpty());
}

void tst_PeopleStores::theServerIsHandedOver()
{
    const auto give = [this](const StoredUser &who, Role role) {
        return m_storage->wait<core::ServerRoleChanges>(
            [&](auto reply) { m_storage->people().changeRole(who.user.id, role, {}, reply); });
    };
    QCOMPARE(give(m_bob, Role::Admin)->people.size(), 1);
    QCOMPARE(known(m_bob).role, Role::Admin);
    QVERIFY(give(m_bob, Role::Admin)->people.isEmpty());
    QCOMPARE(give(m_bob, Role::Owner)->people.size(), 2);
    QCOMPARE(known(m_bob).role, Role::Owner);
    QCOMPARE(known(m_ada).role, Role::Admin);
}

void tst_PeopleStores::theRoomsOfTheServerGoToItsNewOwner()
{
    const auto made = [this](const QString &name, bool byServer, const QList<Member> &members) {
        core::StoredRoom room = support::roomOf(members, RoomKind::Public, name);
        room.room.createdBy = byServer ? UserId() : m_ada.user.id;
        return *m_storage->wait<Room>([&](auto reply) { m_storage->rooms().create(room, reply); });
    };
    const Member owner{m_ada.user, Role::Owner, 1};
    const Member member{m_bob.user, Role::Member, 2};
    const Room lobby = made(u"Lobby"_s, true, {owner, member});
    const Room without = made(u"Other lobby"_s, true, {owner});
    const Room own = made(u"Own"_s, false, {owner, member});
    const auto changes = m_storage->wait<core::ServerRoleChanges>(
        [&](auto reply) { m_storage->people().changeRole(m_bob.user.id, Role::Owner, {}, reply); });
    QCOMPARE(changes->rooms.size(), 2);
    for (const core::RoleChanges &each : changes->rooms) {
        QStringList roles;
        for (const Member &changed : each.changed)
            roles.append(changed.user.name + u' ' + codec::nameOf(changed.role));
        const bool isLobby = each.room.id == lobby.id;
        QCOMPARE(each.room.ev, (isLobby ? lobby : without).ev + roles.size());
        QCOMPARE(roles, isLobby ? (QStringList{u"Bob owner"_s, u"Ada admin"_s}) : QStringList{u"Ada admin"_s});
    }
    const auto all = m_storage->wait<QList<core::StoredRoom>>([&](auto reply) { m_storage->rooms().loadAll(reply); });
    const auto still = std::ranges::find(*all, own.id, [](const core::StoredRoom &room) { return room.room.id; });
    QCOMPARE(still->members.first().role, Role::Owner);
    QCOMPARE(still->members.first().user.id, m_ada.user.id);
}

void tst_PeopleStores::whoEndsLeavesAllRoomsWithHisAccount()
{
    const auto made = [this](RoomKind kind, const QList<Member> &members) {
        core::StoredRoom room = support::roomOf(members, kind, kind == RoomKind::Direct ? QString() : u"Room"_s);
        room.room.createdBy = m_bob.user.id;
        return m_storage->wait<Room>([&](auto reply) { m_storage->rooms().create(room, reply); })->id;
    };
    const RoomId shared = made(RoomKind::Private, {{m_bob.user, Role::Owner, 1}, {m_ada.user, Role::Member, 2}});
    const RoomId own = made(RoomKind::Private, {{m_bob.user, Role::Owner, 1}});
    made(RoomKind::Direct, {{m_bob.user, Role::Member, 1}, {m_ada.user, Role::Member, 1}});
    const auto ended = m_storage->wait<core::EndedUser>(
        [&](auto reply) { m_storage->accounts().endAccount(m_bob.user.id, kNow, kNow, reply); });
    QCOMPARE(ended->left.size(), 2);
    for (const core::MembershipChange &change : ended->left) {
        QVERIFY(change.room.id == shared || change.room.id == own);
        QCOMPARE(change.heir.has_value(), change.room.id == shared);
        QCOMPARE(change.archived, change.room.id == own);
    }
}

void tst_PeopleStores::guestsGetNoRole()
{
    StoredUser gus = account(u"Gus"_s);
    gus.guest = true;
    QVERIFY(make(gus, sessionOf(gus)));
    const auto given = m_storage->wait<core::ServerRoleChanges>(
        [&](auto reply) { m_storage->people().changeRole(gus.user.id, Role::Admin, {}, reply); });
    QCOMPARE(given.error().code, ErrorCode::NotFound);
}

void tst_PeopleStores::aSuspensionEndsAllSessions()
{
    const auto suspend = [this](std::optional<core::Suspension> suspension) {
        return m_storage->wait<QList<SessionId>>(
            [&](auto reply) { m_storage->people().suspend({m_bob.user.id, suspension, kNow}, reply); });
    };
    QCOMPARE(suspend(core::Suspension{kNow + 5, u"Advertises."_s})->size(), 1);
    QVERIFY(sessions(m_bob).isEmpty());
    QVERIFY(known(m_bob).suspended);
    QCOMPARE(known(m_bob).suspendedAt, kNow);
    QCOMPARE(known(m_bob).suspendedUntil, kNow + 5);
    QCOMPARE(known(m_bob).suspension, u"Advertises."_s);
    QVERIFY(suspend(std::nullopt)->isEmpty());
    QVERIFY(!known(m_bob).suspended);
    QCOMPARE(known(m_bob).suspendedAt, 0);
    QCOMPARE(sessions(m_ada).size(), 1);
}

void tst_PeopleStores::theSessionOfAGuestRestsWhileHeIsSuspended()
{
    StoredUser gus = account(u"Gus"_s);
    gus.guest = true;
    const StoredSession session = sessionOf(gus);
    QVERIFY(make(gus, session));
    const auto suspend = [&](std::optional<core::Suspension> suspension) {
        return *m_storage->wait<QList<SessionId>>(
            [&](auto reply) { m_storage->people().suspend({gus.user.id, suspension, kNow}, reply); });
    };
    QCOMPARE(suspend(core::Suspension{{}, u"Floods."_s}), QList{session.id});
    m_storage->restart();
    QVERIFY(known(gus).suspended);
    QCOMPARE(snapshot().guests.size(), 1);
    QCOMPARE(snapshot().guests.first().id, session.id);
    QVERIFY(suspend(std::nullopt).isEmpty());
    QCOMPARE(snapshot().guests.size(), 1);
}

void tst_PeopleStores::blocksAreKept()
{
    const core::Block block{m_ada.user.id, m_bob.user.id};
    const auto set = [&](bool on) {
        return m_storage->wait<Done>([&](auto reply) { m_storage->people().block(block, on, kNow, reply); });
    };
    QVERIFY(set(true));
    QVERIFY(set(true));
    QCOMPARE(snapshot().blocks, QList{block});
    QVERIFY(set(false));
    QVERIFY(snapshot().blocks.isEmpty());
}

void tst_PeopleStores::sightingsAreKept()
{
    const QList<core::Sighting> some{{m_ada.user.id, m_adas.id, u"Laptop"_s, u"confab 1.0"_s, kNow + 5},
                                     {m_ada.user.id, m_adas.id, {}, {}, kNow + 3}};
    QVERIFY(m_storage->wait<Done>([&](auto reply) { m_storage->people().noteSightings(some, reply); }));
    QCOMPARE(known(m_ada).lastSeen, kNow + 5);
    const StoredSession session = sessions(m_ada).first();
    QCOMPARE(session.device, u"Laptop"_s);
    QCOMPARE(session.client, u"confab 1.0"_s);
    QCOMPARE(session.lastSeenAt, kNow + 5);
}

void tst_PeopleStores::oneSessionEndsOrAllOthers()
{
    const StoredSession two = sessionOf(m_ada), three = sessionOf(m_ada);
    for (const StoredSession &session : {two, three})
        QVERIFY(m_storage->wait<Done>([&](auto reply) {
            m_storage->accounts().openSession(session, session.id.toBytes(), m_ada.passwordHash, reply);
        }));
    QCOMPARE(sessions(m_ada).size(), 3);
    const auto end = [this](const StoredUser &who, const core::SessionChoice &which) {
        return m_storage->wait<QList<SessionId>>(
            [&](auto reply) { m_storage->accounts().endSessionsOf(who.user.id, which, kNow, reply); });
    };
    QCOMPARE(end(m_bob, {.only = two.id}).error().code, ErrorCode::NotFound);
    QCOMPARE(*end(m_ada, {.only = two.id}), QList{two.id});
    QVERIFY(end(m_ada, {.only = two.id})->isEmpty());
    QCOMPARE(*end(m_ada, {.keep = m_adas.id}), QList{three.id});
    QCOMPARE(sessions(m_ada).size(), 1);
    QCOMPARE(sessions(m_bob).size(), 1);
}

void tst_PeopleStores::aLinkSetsAPasswordOnce()
{
    core::AccountStore &accounts = m_storage->accounts();
    QVERIFY(m_storage->wait<Done>([&](auto reply) { accounts.allowReset(m_bob.user.id, "one", kNow + 10, {}, reply); }));
    QVERIFY(m_storage->wait<Done>([&](auto reply) { accounts.allowReset(m_bob.user.id, "two", kNow + 10, {}, reply); }));
    const auto use = [&](const QByteArray &code) {
        return m_storage->wait<core::ResetPassword>(
            [&](auto reply) { accounts.resetPassword(code, "new hash", kNow + 9, reply); });
    };
    QCOMPARE(use("one").error().code, ErrorCode::NotFound);
    const auto done = use("two");
    QVERIFY(done);
    QCOMPARE(done->user, m_bob.user.id);
    QCOMPARE(done->ended.size(), 1);
    QCOMPARE(use("two").error().code, ErrorCode::NotFound);
    const auto bob =
        m_storage->wait<std::optional<StoredUser>>([&](auto reply) { accounts.findUser(m_bob.user.id, reply); });
    QCOMPARE((*bob)->passwordHash, "new hash");
}

void tst_PeopleStores::aLinkEnds()
{
    core::AccountStore &accounts = m_storage->accounts();
    QVERIFY(m_storage->wait<Done>([&](auto reply) { accounts.allowReset(m_bob.user.id, "one", kNow + 10, {}, reply); }));
    const auto find = [&](Timestamp now) {
        return m_storage->wait<UserId>([&](auto reply) { accounts.findReset("one", now, reply); });
    };
    QCOMPARE(*find(kNow + 9), m_bob.user.id);
    QCOMPARE(find(kNow + 10).error().code, ErrorCode::NotFound);
    StoredUser gus = account(u"Gus"_s);
    gus.guest = true;
    gus.passwordHash.clear();
    QVERIFY(make(gus, sessionOf(gus)));
    QCOMPARE(m_storage->wait<Done>([&](auto reply) { accounts.allowReset(gus.user.id, "g", kNow + 10, {}, reply); })
                 .error()
                 .code,
             ErrorCode::NotFound);
}

void tst_PeopleStores::anEndedAccountIsNobody()
{
    const auto ended = m_storage->wait<core::EndedUser>(
        [&](auto reply) { m_storage->accounts().endAccount(m_bob.user.id, kNow, kNow + kDayMs, reply); });
    QCOMPARE(ended->sessions.size(), 1);
    QCOMPARE(snapshot().people.size(), 1);
    QVERIFY(sessions(m_bob).isEmpty());
    StoredUser heir = account(u"Bob"_s);
    QCOMPARE(make(heir, sessionOf(heir)).error().code, ErrorCode::Conflict);
    heir.createdAt = kNow + kDayMs;
    QVERIFY(make(heir, sessionOf(heir)));
    QCOMPARE(m_storage
                 ->wait<core::EndedUser>([&](auto reply) {
                     m_storage->accounts().endAccount(m_bob.user.id, kNow, kNow, reply);
                 })
                 .error()
                 .code,
             ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(tst_PeopleStores)
#include "tst_PeopleStores.moc"
