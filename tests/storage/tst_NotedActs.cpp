// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "core/accounts/NamePolicy.h"
#include "StoreKinds.h"
#include "support/People.h"

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;
using core::AuditNotes;

namespace {

constexpr Timestamp kNow = FakeClock::kStart;
constexpr qint64 kDayMs = 24LL * 3'600'000;

} // namespace

//! Of two acts of one moment, both allowed when they were asked for, the second is looked at by what the first has made.
class tst_NotedActs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStoreKinds(); }
    void init();
    void whoWasLoweredLeadsNoMore_data();
    void whoWasLoweredLeadsNoMore();
    void oneOfTwoRemovesSomebody();
    void whoWasRemovedAddsNobody();
    void anInviteLeadsNowhereAsSoonAsItsMakerFalls_data();
    void anInviteLeadsNowhereAsSoonAsItsMakerFalls();
    void whoHasHandedARoomOverDeletesItNoMore();
    void whoStillLeadsDoes();
    void anAdminOfBeforeSuspendsNobody();
    void nobodySuspendsTheNewOwner();
    void whoIsSuspendedOwnsNothing();
    void theOwnerDoesNotEnd();
    void aLinkForAMemberLeadsToNoAdmin();
    void aLinkGoesWithTheRoleOfWhoMadeIt();
    void nobodyAddsWhoHasEnded();

private:
    template <class T>
    Result<T> ask(auto question)
    {
        return m_stores->wait<T>([&](auto reply) { question(reply); });
    }
    AuditNotes note(const User &by, const QString &what, std::optional<UserId> whom = {}, bool inRoom = true,
                    const QStringList &fields = {})
    {
        core::AuditNote note{.entry = {.at = kNow + 1, .by = by.id, .what = what, .fields = fields}};
        if (inRoom)
            note.room = m_room.id;
        if (whom)
            note.entry.target = AuditTarget{.user = whom};
        return {note};
    }
    ErrorCode codeOf(const auto &result) { return result ? ErrorCode::Internal : result.error().code; }

    Result<core::RoleChanges> setRole(const User &user, Role role)
    {
        return ask<core::RoleChanges>([&](auto reply) {
            m_stores->rooms().setRole(m_room.id, {user.id, role, m_ada.id, note(m_ada, u"member:role"_s, user.id)}, reply);
        });
    }
    Result<core::MembershipChange> mute(const User &whom)
    {
        return ask<core::MembershipChange>([&](auto reply) {
            m_stores->rooms().mute(
                m_room.id, {whom.id, kNow + kDayMs, m_ada.id, note(m_ada, u"member:mute"_s, whom.id)}, reply);
        });
    }
    Result<core::MembershipChange> kick(const User &by, const User &whom)
    {
        return ask<core::MembershipChange>([&](auto reply) {
            m_stores->rooms().leave(
                m_room.id, {.user = whom.id, .by = by.id, .notes = note(by, u"member:kick"_s, whom.id)}, reply);
        });
    }
    Result<core::ChangedRoom> update(const User &by)
    {
        return ask<core::ChangedRoom>([&](auto reply) {
            m_stores->rooms().update(
                m_room.id,
                {.topic = u"Tea"_s, .by = by.id, .notes = note(by, u"room:update"_s, {}, true, {u"topic"_s})}, reply);
        });
    }
    Result<core::ServerRoleChanges> changeRole(const User &by, const User &whom, Role role)
    {
        return ask<core::ServerRoleChanges>([&](auto reply) {
            m_stores->people().changeRole(whom.id, role, note(by, u"user:role"_s, whom.id, false), reply);
        });
    }
    Result<QList<SessionId>> suspend(const User &by, const User &whom)
    {
        return ask<QList<SessionId>>([&](auto reply) {
            m_stores->people().suspend(
                {whom.id, core::Suspension{}, kNow, note(by, u"user:suspend"_s, whom.id, false)}, reply);
        });
    }
    Result<Done> allowReset(const User &by, const User &whom, const QByteArray &code)
    {
        return ask<Done>([&](auto reply) {
            m_stores->accounts().allowReset(whom.id, code, kNow + kDayMs, note(by, u"user:reset"_s, whom.id, false),
                                            reply);
        });
    }
    bool leadsIn(const QByteArray &code)
    {
        return ask<UserId>([&](auto reply) { m_stores->accounts().findReset(code, kNow, reply); }).has_value();
    }
    User account(const QString &name, Role role)
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

    std::unique_ptr<Stores> m_stores;
    User m_ada;
    User m_bob;
    User m_eve;
    Room m_room;
};

//! The owner of room and server, an admin of both, and somebody.
void tst_NotedActs::init()
{
    m_stores = makeStores();
    m_ada = account(u"Ada"_s, Role::Owner);
    m_bob = account(u"Bob"_s, Role::Admin);
    m_eve = account(u"Eve"_s, Role::Member);
    core::StoredRoom room =
        support::roomOf({{m_ada, Role::Owner, 1}, {m_bob, Role::Admin, 2}, {m_eve, Role::Member, 3}});
    room.room.createdBy = m_ada.id;
    m_room = *ask<Room>([&](auto reply) { m_stores->rooms().create(room, reply); });
}

void tst_NotedActs::whoWasLoweredLeadsNoMore_data()
{
    QTest::addColumn<bool>("byRole");
    QTest::newRow("lowered") << true;
    QTest::newRow("muted") << false;
}

void tst_NotedActs::whoWasLoweredLeadsNoMore()
{
    QFETCH(bool, byRole);
    // As a member of the server, who leads in this room alone.
    QVERIFY(changeRole(m_ada, m_bob, Role::Member));
    if (byRole) {
        QVERIFY(setRole(m_bob, Role::Member));
    } else {
        QVERIFY(mute(m_bob));
    }
    QCOMPARE(codeOf(kick(m_bob, m_eve)), ErrorCode::Forbidden);
    QCOMPARE(codeOf(update(m_bob)), ErrorCode::Forbidden);
    const Ban ban{m_eve, m_bob.id, kNow, std::nullopt, {}};
    QCOMPARE(codeOf(ask<core::MembershipChange>([&](auto reply) {
                 m_stores->rooms().ban(m_room.id, ban, note(m_bob, u"member:ban"_s, m_eve.id), reply);
             })),
             ErrorCode::Forbidden);
    QCOMPARE(codeOf(ask<core::MembershipChange>([&](auto reply) {
                 m_stores->rooms().mute(
                     m_room.id, {m_eve.id, kNow + kDayMs, m_bob.id, note(m_bob, u"member:mute"_s, m_eve.id)}, reply);
             })),
             ErrorCode::Forbidden);
    const core::NewMessage message{.id = MessageId::make(), .room = m_room.id, .author = m_eve, .content = u"Hi"_s};
    QVERIFY(ask<core::MessageChange>([&](auto reply) { m_stores->messages().append(message, reply); }));
    QCOMPARE(codeOf(ask<core::MessageChange>([&](auto reply) {
                 m_stores->messages().erase(m_room.id, message.id, kNow,
                                            note(m_bob, u"message:delete"_s, m_eve.id), reply);
             })),
             ErrorCode::Forbidden);
}

void tst_NotedActs::oneOfTwoRemovesSomebody()
{
    QVERIFY(kick(m_bob, m_eve));
    QCOMPARE(codeOf(kick(m_ada, m_eve)), ErrorCode::NotFound);
}

void tst_NotedActs::whoWasRemovedAddsNobody()
{
    QVERIFY(kick(m_ada, m_eve));
    const User gil = account(u"Gil"_s, Role::Member);
    QVERIFY(!ask<QList<core::MembershipChange>>([&](auto reply) {
        m_stores->rooms().joinAll(m_room.id,
                                  {.members = {{gil, Role::Member, 4}},
                                   .by = m_eve.id,
                                   .notes = note(m_eve, u"room:invite"_s, gil.id)},
                                  reply);
    }));
    const core::StoredInvite invite{
        .id = InviteId::make(),
        .invite = {.code = u"abc"_s, .room = m_room.id, .createdBy = m_eve.id, .createdAt = kNow}};
    QVERIFY(!ask<Done>([&](auto reply) {
        m_stores->invites().create(invite, {}, note(m_eve, u"invite:create"_s), reply);
    }));
}

void tst_NotedActs::anInviteLeadsNowhereAsSoonAsItsMakerFalls_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"nothing", "lowered", "muted", "removed", "suspended", "archived"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

//! Bob has made it, and Gil comes by it, as a guest and with an account.
void tst_NotedActs::anInviteLeadsNowhereAsSoonAsItsMakerFalls()
{
    QFETCH(QString, what);
    const core::StoredInvite invite{
        .id = InviteId::make(),
        .invite = {.code = u"abc"_s, .room = m_room.id, .createdBy = m_bob.id, .createdAt = kNow}};
    QVERIFY(ask<Done>([&](auto reply) {
        m_stores->invites().create(invite, {}, note(m_bob, u"invite:create"_s), reply);
    }));
    if (what == "lowered"_L1) {
        QVERIFY(setRole(m_bob, Role::Member));
    } else if (what == "muted"_L1) {
        QVERIFY(mute(m_bob));
    } else if (what == "removed"_L1) {
        QVERIFY(kick(m_ada, m_bob));
    } else if (what == "suspended"_L1) {
        QVERIFY(suspend(m_ada, m_bob));
    } else if (what == "archived"_L1) {
        QVERIFY(ask<core::ChangedRoom>(
            [&](auto reply) { m_stores->rooms().update(m_room.id, {.archived = true, .by = m_ada.id}, reply); }));
    }
    const User gil = account(u"Gil"_s, Role::Member);
    const auto came = ask<core::Came>([&](auto reply) {
        m_stores->invites().accept({u"abc"_s, m_room.id, {gil, Role::Member, kNow}, kNow}, reply);
    });
    const core::StoredUser guest{.user = user(u"Gus"_s),
                                 .guest = true,
                                 .folded = core::names::folded(u"Gus"_s),
                                 .nameKeys = core::names::keys(u"Gus"_s),
                                 .createdAt = kNow};
    const core::StoredSession session{.id = SessionId::make(),
                                      .user = guest.user.id,
                                      .guest = true,
                                      .createdAt = kNow,
                                      .expiresAt = kNow + kDayMs};
    const core::Coming coming{u"abc"_s, m_room.id, {guest.user, Role::Guest, kNow}, kNow};
    const auto made = ask<core::Came>(
        [&](auto reply) { m_stores->invites().createUser(guest, session, "refresh", coming, reply); });
    if (what == "nothing"_L1) {
        QVERIFY(came && came->change.fresh);
        QVERIFY(made && made->change.fresh);
        return;
    }
    QCOMPARE(codeOf(came), ErrorCode::NotFound);
    QCOMPARE(codeOf(made), ErrorCode::NotFound);
    QCOMPARE(made.error().field, u"invite"_s);
}

void tst_NotedActs::whoHasHandedARoomOverDeletesItNoMore()
{
    const auto remove = [&](const User &by) {
        core::AuditNote deleted{.entry = {.at = kNow + 1, .by = by.id, .what = u"room:delete"_s}};
        deleted.entry.target = AuditTarget{.room = m_room.id};
        return ask<qint64>([&](auto reply) { m_stores->rooms().remove(m_room.id, {deleted}, reply); });
    };
    QVERIFY(setRole(m_eve, Role::Owner));
    // She leads the room, and the other two the server no more.
    QVERIFY(changeRole(m_ada, m_bob, Role::Member));
    QVERIFY(changeRole(m_ada, m_eve, Role::Owner));
    QVERIFY(changeRole(m_eve, m_ada, Role::Member));
    QCOMPARE(codeOf(remove(m_ada)), ErrorCode::Forbidden);
    QVERIFY(remove(m_eve));
}

void tst_NotedActs::whoStillLeadsDoes()
{
    QVERIFY(update(m_bob));
    QVERIFY(kick(m_bob, m_eve));
    QVERIFY(suspend(m_bob, m_eve));
    QVERIFY(changeRole(m_ada, m_bob, Role::Owner));
}

void tst_NotedActs::anAdminOfBeforeSuspendsNobody()
{
    QVERIFY(changeRole(m_ada, m_bob, Role::Member));
    QCOMPARE(codeOf(suspend(m_bob, m_eve)), ErrorCode::Forbidden);
    QCOMPARE(codeOf(allowReset(m_bob, m_eve, "code")), ErrorCode::Forbidden);
    QVERIFY(suspend(m_ada, m_bob));
    QVERIFY(changeRole(m_ada, m_bob, Role::Admin));
    QCOMPARE(codeOf(suspend(m_bob, m_eve)), ErrorCode::Forbidden);
}

void tst_NotedActs::nobodySuspendsTheNewOwner()
{
    QVERIFY(changeRole(m_ada, m_eve, Role::Owner));
    QCOMPARE(codeOf(suspend(m_bob, m_eve)), ErrorCode::Forbidden);
    // Nor does the one of before give roles.
    QCOMPARE(codeOf(changeRole(m_ada, m_bob, Role::Member)), ErrorCode::Forbidden);
}

void tst_NotedActs::whoIsSuspendedOwnsNothing()
{
    QVERIFY(suspend(m_bob, m_eve));
    QCOMPARE(codeOf(changeRole(m_ada, m_eve, Role::Owner)), ErrorCode::Conflict);
}

void tst_NotedActs::theOwnerDoesNotEnd()
{
    QVERIFY(changeRole(m_ada, m_eve, Role::Owner));
    const auto end = [&](const User &who) {
        return ask<core::EndedUser>(
            [&](auto reply) { m_stores->accounts().endAccount(who.id, kNow, kNow + kDayMs, reply); });
    };
    QCOMPARE(codeOf(end(m_eve)), ErrorCode::Conflict);
    QVERIFY(end(m_ada));
}

void tst_NotedActs::aLinkForAMemberLeadsToNoAdmin()
{
    QVERIFY(allowReset(m_bob, m_eve, "code"));
    QVERIFY(leadsIn("code"));
    QVERIFY(changeRole(m_ada, m_eve, Role::Admin));
    QVERIFY(!leadsIn("code"));
}

void tst_NotedActs::aLinkGoesWithTheRoleOfWhoMadeIt()
{
    QVERIFY(allowReset(m_bob, m_eve, "code"));
    QVERIFY(changeRole(m_ada, m_bob, Role::Member));
    QVERIFY(!leadsIn("code"));
}

void tst_NotedActs::nobodyAddsWhoHasEnded()
{
    QVERIFY(ask<core::EndedUser>(
        [&](auto reply) { m_stores->accounts().endAccount(m_eve.id, kNow, kNow + kDayMs, reply); }));
    const auto added = ask<QList<core::MembershipChange>>([&](auto reply) {
        m_stores->rooms().joinAll(
            m_room.id,
            {.members = {{m_eve, Role::Member, 4}}, .by = m_ada.id, .notes = note(m_ada, u"room:invite"_s, m_eve.id)},
            reply);
    });
    QCOMPARE(codeOf(added), ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(tst_NotedActs)
#include "tst_NotedActs.moc"
