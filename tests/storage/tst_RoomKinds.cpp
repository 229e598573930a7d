// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StoreKinds.h"

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;

//! Public, private, direct and archived rooms, as every store has them.
class tst_RoomKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStoreKinds(); }
    void init() { m_stores = makeStores(); }
    void aChangedRoomIsLoadedAsItIs();
    void aRoomThatBecomesPublicNeedsAFreeName();
    void peopleHaveOneDirectRoom();
    void nobodyComesIntoAnArchivedRoom();
    void nobodyComesIntoARoomThatHasTurnedPrivate();
    void theWeekOfPublicRoomsIsCounted();

private:
    Result<core::ChangedRoom> update(RoomId room, const core::RoomChange &change)
    {
        return m_stores->wait<core::ChangedRoom>([&](auto reply) { m_stores->rooms().update(room, change, reply); });
    }
    RoomId made(RoomKind kind, const QString &name = u"Project"_s)
    {
        core::StoredRoom stored = roomOf(name, {m_ada}, kind);
        stored.room.createdBy = m_ada.id;
        return create(*m_stores, stored)->id;
    }

    std::unique_ptr<Stores> m_stores;
    const User m_ada = user(u"Ada"_s);
    const User m_bob = user(u"Bob"_s);
};

void tst_RoomKinds::aChangedRoomIsLoadedAsItIs()
{
    const RoomId room = made(RoomKind::Private);
    const auto changed =
        update(room, {.kind = RoomKind::Public, .archived = true, .receipts = false, .agents = MayAsk::Nobody});
    QVERIFY(changed && changed->fresh);
    m_stores->restart();
    const Room loaded = loadAll(*m_stores).first().room;
    QCOMPARE(loaded, changed->room);
    QCOMPARE(loaded.kind, RoomKind::Public);
    QVERIFY(loaded.archived && !loaded.receipts);
    QCOMPARE(loaded.agents, MayAsk::Nobody);
}

void tst_RoomKinds::aRoomThatBecomesPublicNeedsAFreeName()
{
    const RoomId open = made(RoomKind::Public);
    const RoomId closed = made(RoomKind::Private);
    const auto refused = update(closed, {.kind = RoomKind::Public});
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QCOMPARE(refused.error().field, u"name"_s);
    QVERIFY(update(open, {.kind = RoomKind::Private})); // which lets the name go
    QVERIFY(update(closed, {.kind = RoomKind::Public}));
    QCOMPARE(update(open, {.kind = RoomKind::Public}).error().code, ErrorCode::Conflict);
    QVERIFY(update(open, {.name = u"Attic"_s, .kind = RoomKind::Public}));
}

void tst_RoomKinds::peopleHaveOneDirectRoom()
{
    const User sage = user(u"Sage"_s, UserKind::Agent);
    const auto open = [&](const QList<User> &users) {
        const auto stored = roomOf({}, users, RoomKind::Direct);
        return m_stores->wait<core::ChangedRoom>([&](auto reply) { m_stores->rooms().openDirect(stored, reply); });
    };
    const auto first = open({m_ada, m_bob});
    QVERIFY(first && first->fresh);
    const auto again = open({m_bob, m_ada});
    QCOMPARE(again->fresh, false);
    QCOMPARE(again->room, first->room);
    QVERIFY(open({m_ada, m_bob, sage})->fresh);
    QVERIFY(open({m_ada})->fresh);
    m_stores->restart();
    QCOMPARE(open({m_bob, m_ada})->room.id, first->room.id);
    QCOMPARE(loadAll(*m_stores).size(), 3);
}

void tst_RoomKinds::nobodyComesIntoAnArchivedRoom()
{
    const RoomId room = made(RoomKind::Public);
    QVERIFY(update(room, {.archived = true}));
    const auto join = [&](const User &who) {
        return m_stores->wait<core::MembershipChange>([&](auto reply) {
            m_stores->rooms().join(room, {who, Role::Member, 1}, reply);
        });
    };
    const auto refused = join(m_bob);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QCOMPARE(refused.error().field, u"room"_s);
    QVERIFY(join(m_ada)); // who is in it is answered
    QVERIFY(m_stores->wait<core::MembershipChange>(
        [&](auto reply) { m_stores->rooms().leave(room, {.user = m_ada.id}, reply); }));
    // But whom the server's owner gives it to.
    const core::Joining gift{.members = {{m_bob, Role::Owner, 1}}, .evenArchived = true};
    const auto given = m_stores->wait<QList<core::MembershipChange>>(
        [&](auto reply) { m_stores->rooms().joinAll(room, gift, reply); });
    QCOMPARE(given->first().member.role, Role::Owner);
}

void tst_RoomKinds::nobodyComesIntoARoomThatHasTurnedPrivate()
{
    const RoomId room = made(RoomKind::Public);
    const auto join = [&](const User &who) {
        return m_stores->wait<core::MembershipChange>([&](auto reply) {
            m_stores->rooms().join(room, {who, Role::Member, 1}, reply);
        });
    };
    QVERIFY(update(room, {.kind = RoomKind::Private}));
    QCOMPARE(join(m_bob).error().code, ErrorCode::NotFound);
    QVERIFY(join(m_ada)); // who is in it is answered
    QCOMPARE(loadAll(*m_stores).first().members.size(), 1);
    const core::Joining letIn{.members = {{m_bob, Role::Member, 1}}};
    QVERIFY(m_stores->wait<QList<core::MembershipChange>>(
        [&](auto reply) { m_stores->rooms().joinAll(room, letIn, reply); }));
}

void tst_RoomKinds::theWeekOfPublicRoomsIsCounted()
{
    const RoomId busy = made(RoomKind::Public);
    const RoomId quiet = made(RoomKind::Public, u"Quiet"_s);
    const RoomId closed = made(RoomKind::Private);
    const auto say = [&](RoomId room, Timestamp at) {
        core::NewMessage said = message(room, m_ada, u"hello"_s);
        said.createdAt = at;
        return append(*m_stores, said).has_value();
    };
    for (const Timestamp at : {10, 20, 30, 40})
        QVERIFY(say(busy, at) && say(closed, at));
    QVERIFY(say(quiet, 10));
    const auto since = [&](Timestamp at) {
        return *m_stores->wait<core::RoomActivity>([&](auto reply) { m_stores->rooms().activity(at, reply); });
    };
    QCOMPARE(since(30), (core::RoomActivity{{busy, 2}}));
    QCOMPARE(since(0), (core::RoomActivity{{busy, 4}, {quiet, 1}}));
    QVERIFY(since(41).isEmpty());
    for (const core::StoredRoom &stored : loadAll(*m_stores))
        QCOMPARE(stored.lastMessageAt, std::optional<Timestamp>(stored.room.id == quiet ? 10 : 40));
}

QTEST_GUILESS_MAIN(tst_RoomKinds)
#include "tst_RoomKinds.moc"
