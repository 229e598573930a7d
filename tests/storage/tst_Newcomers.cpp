// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/accounts/NamePolicy.h"
#include "StoreKinds.h"

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;

namespace {

constexpr Timestamp kNow = FakeClock::kStart;
constexpr qint64 kDayMs = 24LL * 3'600'000;

} // namespace

//! Who was there to be added when it was asked for, and is not, or doesn't want to be, when it is written.
class tst_Newcomers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStoreKinds(); }
    void init();
    void whoHasEndedIsPutNowhere() { isPutNowhere(&tst_Newcomers::end, ErrorCode::NotFound); }
    void whoIsSuspendedIsPutNowhere() { isPutNowhere(&tst_Newcomers::suspend, ErrorCode::NotFound); }
    void whoHasBlockedSomebodyIsPutNowhereByHim() { isPutNowhere(&tst_Newcomers::block, ErrorCode::Forbidden); }
    void whoLeadsTheServerAddsWhoIsSuspended();
    void aSuspensionHoldsUntilItsEnd_data();
    void aSuspensionHoldsUntilItsEnd();
    void noRefusalTellsOfABlock();
    void aBlockIsOfTheOneAlone();
    void aDirectRoomOfBeforeIsNotOpenedToWhoHasBlocked();
    void whoIsKeptOutComesByNothing_data();
    void whoIsKeptOutComesByNothing();
    void anAgentIsAddedByWhoever();

private:
    template <class T>
    Result<T> ask(auto question)
    {
        return m_stores->wait<T>([&](auto reply) { question(reply); });
    }
    ErrorCode codeOf(const auto &result) { return result ? ErrorCode::Internal : result.error().code; }

    User account(const QString &name, Role role = Role::Member)
    {
        const core::StoredUser stored{.user = user(name),
                                      .role = role,
                                      .folded = core::names::folded(name),
                                      .nameKeys = core::names::keys(name),
                                      .passwordHash = "hash",
                                      .createdAt = kNow};
        const core::StoredSession session{
            .id = SessionId::make(), .user = stored.user.id, .createdAt = kNow, .expiresAt = kNow + kDayMs};
        const auto made = ask<Done>(
            [&](auto reply) { m_stores->accounts().createUser(stored, session, session.id.toBytes(), reply); });
        return made ? stored.user : User{};
    }
    bool end()
    {
        return ask<core::EndedUser>([&](auto reply) {
                   m_stores->accounts().endAccount(m_eve.id, kNow, kNow + kDayMs, reply);
               })
            .has_value();
    }
    bool suspend() { return suspendUntil(std::nullopt); }
    bool suspendUntil(std::optional<Timestamp> until)
    {
        return ask<QList<SessionId>>([&](auto reply) {
                   m_stores->people().suspend({m_eve.id, core::Suspension{.until = until}, kNow, {}}, reply);
               })
            .has_value();
    }
    bool ban()
    {
        return ask<core::MembershipChange>([&](auto reply) {
                   m_stores->rooms().ban(m_room.id, {m_eve, m_bob.id, kNow, std::nullopt, {}}, {}, reply);
               })
            .has_value();
    }
    bool block()
    {
        return ask<Done>([&](auto reply) { m_stores->people().block({m_eve.id, m_bob.id}, true, kNow, reply); })
            .has_value();
    }
    core::StoredRoom roomWithEve(const User &maker, RoomKind kind)
    {
        core::StoredRoom room = roomOf(u"Attic"_s, {maker, m_eve}, kind);
        room.room.createdBy = maker.id;
        return room;
    }
    Result<Room> make(const User &maker) { return create(*m_stores, roomWithEve(maker, RoomKind::Private)); }
    Result<core::ChangedRoom> open(const User &maker)
    {
        return ask<core::ChangedRoom>([&](auto reply) {
            m_stores->rooms().openDirect(roomWithEve(maker, RoomKind::Direct), reply);
        });
    }
    Result<QList<core::MembershipChange>> add(const User &by, const User &whom, Timestamp at = kNow)
    {
        return ask<QList<core::MembershipChange>>([&](auto reply) {
            m_stores->rooms().joinAll(m_room.id, {.members = {{whom, Role::Member, at}}, .by = by.id}, reply);
        });
    }
    void isPutNowhere(bool (tst_Newcomers::*happens)(), ErrorCode expected)
    {
        QVERIFY((this->*happens)());
        const auto rooms = loadAll(*m_stores).size();
        const auto added = add(m_bob, m_eve);
        QCOMPARE(codeOf(added), expected);
        QCOMPARE(added.error().field, u"users"_s);
        const auto made = make(m_bob);
        QCOMPARE(codeOf(made), expected);
        QCOMPARE(made.error().field, u"members"_s);
        const auto opened = open(m_bob);
        QCOMPARE(codeOf(opened), expected);
        QCOMPARE(opened.error().field, u"members"_s);
        QCOMPARE(loadAll(*m_stores).size(), rooms);
    }

    std::unique_ptr<Stores> m_stores;
    User m_ada;
    User m_bob;
    User m_eve;
    Room m_room;
};

//! Ada leads the server; Bob has a room, and Eve is in none.
void tst_Newcomers::init()
{
    m_stores = makeStores();
    m_ada = account(u"Ada"_s, Role::Owner);
    m_bob = account(u"Bob"_s);
    m_eve = account(u"Eve"_s);
    core::StoredRoom room = roomOf(u"Cellar"_s, {m_bob, m_ada});
    room.room.createdBy = m_bob.id;
    m_room = *create(*m_stores, room);
}

void tst_Newcomers::whoLeadsTheServerAddsWhoIsSuspended()
{
    QVERIFY(suspend());
    QVERIFY(add(m_ada, m_eve));
    QVERIFY(make(m_ada));
}

void tst_Newcomers::aSuspensionHoldsUntilItsEnd_data()
{
    QTest::addColumn<qint64>("after");
    QTest::addColumn<bool>("isIn");
    QTest::newRow("just before its end") << kDayMs - 1 << false;
    QTest::newRow("at its end") << kDayMs << true;
    QTest::newRow("past its end") << kDayMs + 1 << true;
}

void tst_Newcomers::aSuspensionHoldsUntilItsEnd()
{
    QFETCH(qint64, after);
    QFETCH(bool, isIn);
    QVERIFY(suspendUntil(kNow + kDayMs));
    const Timestamp at = kNow + after;
    // She comes herself into one room, is put into another, and another one begins with her.
    core::StoredRoom open = roomOf(u"Hall"_s, {m_bob});
    open.room.kind = RoomKind::Public;
    const Room hall = *create(*m_stores, open);
    const auto joined = ask<core::MembershipChange>(
        [&](auto reply) { m_stores->rooms().join(hall.id, {m_eve, Role::Member, at}, reply); });
    QCOMPARE(joined.has_value(), isIn);
    QCOMPARE(add(m_bob, m_eve, at).has_value(), isIn);
    core::StoredRoom attic = roomWithEve(m_bob, RoomKind::Private);
    attic.room.createdAt = at;
    QCOMPARE(create(*m_stores, attic).has_value(), isIn);
}

void tst_Newcomers::noRefusalTellsOfABlock()
{
    QVERIFY(block());
    const auto blocked = add(m_bob, m_eve);
    const auto notWritten = open(m_bob);
    QVERIFY(suspend());
    const auto suspended = add(m_bob, m_eve);
    QCOMPARE(blocked.error().text(), suspended.error().text());
    QVERIFY(!blocked.error().text().contains(m_eve.name));
    QCOMPARE(notWritten.error().text(), open(m_bob).error().text());
}

void tst_Newcomers::aBlockIsOfTheOneAlone()
{
    QVERIFY(block());
    QVERIFY(open(m_ada));
    QVERIFY(add(m_ada, m_eve));
    // Who is there already is answered.
    QVERIFY(!add(m_bob, m_eve)->first().fresh);
}

void tst_Newcomers::aDirectRoomOfBeforeIsNotOpenedToWhoHasBlocked()
{
    QVERIFY(open(m_bob));
    QVERIFY(block());
    QCOMPARE(codeOf(open(m_bob)), ErrorCode::Forbidden);
}

void tst_Newcomers::whoIsKeptOutComesByNothing_data()
{
    QTest::addColumn<bool>("byInvite");
    QTest::addColumn<bool>("byRoom");
    QTest::newRow("suspended, by himself") << false << false;
    QTest::newRow("suspended, by an invite") << true << false;
    QTest::newRow("banned, by himself") << false << true;
    QTest::newRow("banned, by an invite") << true << true;
}

void tst_Newcomers::whoIsKeptOutComesByNothing()
{
    QFETCH(bool, byInvite);
    QFETCH(bool, byRoom);
    const core::StoredInvite invite{
        .id = InviteId::make(),
        .invite = {.code = u"abc"_s, .room = m_room.id, .createdBy = m_bob.id, .createdAt = kNow}};
    QVERIFY(ask<Done>([&](auto reply) { m_stores->invites().create(invite, {}, {}, reply); }));
    QVERIFY(byRoom ? ban() : suspend());
    const Member eve{m_eve, Role::Member, kNow + 1};
    if (byInvite) {
        const auto came = ask<core::Came>([&](auto reply) {
            m_stores->invites().accept({invite.invite.code, m_room.id, eve, kNow + 1}, reply);
        });
        QCOMPARE(codeOf(came), ErrorCode::Forbidden);
    } else {
        const auto joined =
            ask<core::MembershipChange>([&](auto reply) { m_stores->rooms().join(m_room.id, eve, reply); });
        QCOMPARE(codeOf(joined), ErrorCode::Forbidden);
    }
    QCOMPARE(loadAll(*m_stores).first().members.size(), 2);
}

void tst_Newcomers::anAgentIsAddedByWhoever()
{
    QVERIFY(add(m_bob, user(u"Sage"_s, UserKind::Agent)));
}

QTEST_GUILESS_MAIN(tst_Newcomers)
#include "tst_Newcomers.moc"
