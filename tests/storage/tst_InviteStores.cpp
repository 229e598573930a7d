// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/accounts/NamePolicy.h"
#include "StoreKinds.h"

using namespace confab;
using namespace confab::storage::samples;
using namespace Qt::StringLiterals;
using core::Came;
using core::StoredInvite;

namespace {

//! Of the room's owner.
StoredInvite inviteTo(const Room &room, int uses = 0)
{
    const InviteId id = InviteId::make();
    return {.id = id,
            .invite = {.code = u"code %1"_s.arg(id.toString()),
                       .room = room.id,
                       .uses = uses,
                       .expiresAt = FakeClock::kStart + 1'000,
                       .role = Role::Guest,
                       .createdBy = room.createdBy,
                       .createdAt = FakeClock::kStart}};
}

Result<Done> keep(Stores &stores, const StoredInvite &invite, const QStringList &forgotten = {})
{
    return stores.wait<Done>([&](auto reply) { stores.invites().create(invite, forgotten, {}, reply); });
}

Result<QList<StoredInvite>> all(Stores &stores)
{
    return stores.wait<QList<StoredInvite>>([&](auto reply) { stores.invites().load(reply); });
}

Result<Came> accept(Stores &stores, const StoredInvite &invite, const User &who, Timestamp at = FakeClock::kStart)
{
    const core::Coming coming{invite.invite.code, invite.invite.room, {who, Role::Member, at}, at};
    return stores.wait<Came>([&](auto reply) { stores.invites().accept(coming, reply); });
}

core::StoredUser newcomer(const QString &name)
{
    return {.user = user(name),
            .guest = true,
            .folded = core::names::folded(name),
            .nameKeys = core::names::keys(name),
            .createdAt = FakeClock::kStart};
}

Result<Came> createUser(Stores &stores, const StoredInvite &invite, const core::StoredUser &who)
{
    const core::StoredSession session{.id = SessionId::make(),
                                      .user = who.user.id,
                                      .guest = true,
                                      .createdAt = FakeClock::kStart,
                                      .expiresAt = FakeClock::kStart + 1'000};
    const core::Coming coming{
        invite.invite.code, invite.invite.room, {who.user, Role::Guest, who.createdAt}, who.createdAt};
    return stores.wait<Came>(
        [&](auto reply) { stores.invites().createUser(who, session, session.id.toBytes(), coming, reply); });
}

int memberCount(Stores &stores, RoomId room)
{
    const auto rooms = stores.wait<QList<core::StoredRoom>>([&](auto reply) { stores.rooms().loadAll(reply); });
    for (const core::StoredRoom &each : *rooms) {
        if (each.room.id == room)
            return int(each.members.size());
    }
    return -1;
}

} // namespace

class tst_InviteStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStoreKinds(); }
    void invitesAreKeptAsTheyAre();
    void aRoomThatIsGoneHasNone();
    void whoComesIsCountedOnce();
    void neverMoreComeThanAnInviteAllows();
    void whatIsOverRevokedOrForgottenLetsNobodyIn();
    void anAccountIsMadeWithItsMembershipOrNotAtAll();
    void aTakenNameUsesNothingUp();
};

void tst_InviteStores::invitesAreKeptAsTheyAre()
{
    const auto stores = makeStores();
    const auto room = create(*stores, roomOf(u"Hall"_s, {user(u"Ada"_s)}));
    const StoredInvite first = inviteTo(*room, 3);
    StoredInvite second = inviteTo(*room);
    second.invite.expiresAt.reset();
    second.invite.role = Role::Member;
    QVERIFY(keep(*stores, first) && keep(*stores, second));
    stores->restart();
    QCOMPARE(*all(*stores), (QList<StoredInvite>{first, second}));
    QVERIFY(stores->wait<Done>([&](auto reply) { stores->invites().revoke(room->id, second.invite.code, {}, reply); }));
    const auto inRoomOf = [&](const StoredInvite &invite, RoomId id) {
        return stores->wait<Done>([&](auto reply) { stores->invites().revoke(id, invite.invite.code, {}, reply); });
    };
    QCOMPARE(inRoomOf(first, RoomId::make()).error().code, ErrorCode::NotFound);
    QCOMPARE(inRoomOf(inviteTo(*room), room->id).error().code, ErrorCode::NotFound);
    second.revoked = true;
    QCOMPARE(*all(*stores), (QList<StoredInvite>{first, second}));
    const StoredInvite third = inviteTo(*room);
    QVERIFY(keep(*stores, third, {first.invite.code, second.invite.code}));
    QCOMPARE(*all(*stores), QList<StoredInvite>{third});
}

void tst_InviteStores::aRoomThatIsGoneHasNone()
{
    const auto stores = makeStores();
    const auto room = create(*stores, roomOf(u"Hall"_s, {user(u"Ada"_s)}));
    const StoredInvite invite = inviteTo(*room);
    QVERIFY(keep(*stores, invite));
    QVERIFY(stores->wait<qint64>([&](auto reply) { stores->rooms().remove(room->id, {}, reply); }));
    QVERIFY(all(*stores)->isEmpty());
    QCOMPARE(accept(*stores, invite, user(u"Bob"_s)).error().code, ErrorCode::NotFound);
    QCOMPARE(keep(*stores, inviteTo(*room)).error().code, ErrorCode::NotFound);
}

void tst_InviteStores::whoComesIsCountedOnce()
{
    const auto stores = makeStores();
    const auto room = create(*stores, roomOf(u"Hall"_s, {user(u"Ada"_s)}));
    const StoredInvite invite = inviteTo(*room, 2);
    QVERIFY(keep(*stores, invite));
    const User bob = user(u"Bob"_s);
    const auto came = accept(*stores, invite, bob);
    QVERIFY(came);
    QVERIFY(came->change.fresh);
    QCOMPARE(came->used, 1);
    QCOMPARE(came->change.room.memberCount, 2);
    QCOMPARE(came->change.room.ev, room->ev + 1);
    const auto again = accept(*stores, invite, bob);
    QVERIFY(again && !again->change.fresh);
    QCOMPARE(again->used, 1);
    QCOMPARE(all(*stores)->first().invite.used, 1);
}

void tst_InviteStores::neverMoreComeThanAnInviteAllows()
{
    const auto stores = makeStores();
    const auto room = create(*stores, roomOf(u"Hall"_s, {user(u"Ada"_s)}));
    const StoredInvite invite = inviteTo(*room, 5);
    QVERIFY(keep(*stores, invite));
    int came = 0;
    int refused = 0;
    for (int i = 0; i < 50; ++i) {
        const core::Coming coming{invite.invite.code,
                                  room->id,
                                  {user(u"Person %1"_s.arg(i)), Role::Member, FakeClock::kStart},
                                  FakeClock::kStart};
        stores->invites().accept(coming, heard([&](const Result<Came> &each) { ++(each ? came : refused); }));
    }
    QTRY_COMPARE(came + refused, 50);
    QCOMPARE(came, 5);
    QCOMPARE(memberCount(*stores, room->id), 6);
    QCOMPARE(all(*stores)->first().invite.used, 5);
}

void tst_InviteStores::whatIsOverRevokedOrForgottenLetsNobodyIn()
{
    const auto stores = makeStores();
    const auto room = create(*stores, roomOf(u"Hall"_s, {user(u"Ada"_s)}));
    const StoredInvite invite = inviteTo(*room);
    QVERIFY(keep(*stores, invite));
    const User bob = user(u"Bob"_s);
    QCOMPARE(accept(*stores, invite, bob, FakeClock::kStart + 1'000).error().code, ErrorCode::NotFound);
    QVERIFY(stores->wait<Done>([&](auto reply) { stores->invites().revoke(room->id, invite.invite.code, {}, reply); }));
    QCOMPARE(accept(*stores, invite, bob).error().code, ErrorCode::NotFound);
    QCOMPARE(accept(*stores, inviteTo(*room), bob).error().code, ErrorCode::NotFound);
    QCOMPARE(memberCount(*stores, room->id), 1);
}

void tst_InviteStores::anAccountIsMadeWithItsMembershipOrNotAtAll()
{
    const auto stores = makeStores();
    const auto room = create(*stores, roomOf(u"Hall"_s, {user(u"Ada"_s)}));
    const StoredInvite invite = inviteTo(*room, 1);
    QVERIFY(keep(*stores, invite));
    const core::StoredUser bob = newcomer(u"Bob"_s);
    const auto came = createUser(*stores, invite, bob);
    QVERIFY2(came, came ? "" : qPrintable(came.error().text()));
    QCOMPARE(came->change.member.user, bob.user);
    const core::StoredUser eve = newcomer(u"Eve"_s);
    const auto refused = createUser(*stores, invite, eve);
    QCOMPARE(refused.error().code, ErrorCode::NotFound);
    QCOMPARE(refused.error().field, u"invite"_s);
    const auto found = [&](UserId id) {
        return *stores->wait<std::optional<core::StoredUser>>(
            [&](auto reply) { stores->accounts().findUser(id, reply); });
    };
    QVERIFY(found(bob.user.id));
    QVERIFY(!found(eve.user.id));
    QCOMPARE(memberCount(*stores, room->id), 2);
    // Her name is free.
    const StoredInvite other = inviteTo(*room);
    QVERIFY(keep(*stores, other));
    QVERIFY(createUser(*stores, other, newcomer(u"Eve"_s)));
}

void tst_InviteStores::aTakenNameUsesNothingUp()
{
    const auto stores = makeStores();
    const auto room = create(*stores, roomOf(u"Hall"_s, {user(u"Ada"_s)}));
    const StoredInvite invite = inviteTo(*room, 2);
    QVERIFY(keep(*stores, invite));
    QVERIFY(createUser(*stores, invite, newcomer(u"Bob"_s)));
    const auto refused = createUser(*stores, invite, newcomer(u"bob"_s));
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QCOMPARE(refused.error().field, u"name"_s);
    QCOMPARE(all(*stores)->first().invite.used, 1);
    QCOMPARE(memberCount(*stores, room->id), 2);
}

QTEST_GUILESS_MAIN(tst_InviteStores)
#include "tst_InviteStores.moc"
