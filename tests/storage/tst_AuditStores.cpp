// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StoreKinds.h"
#include "support/People.h"

using namespace Qt::StringLiterals;
using namespace confab;
using namespace confab::storage;
using namespace confab::storage::samples;
using core::AuditNotes;

namespace {

constexpr Timestamp kNow = FakeClock::kStart;

AuditNotes noteIn(std::optional<RoomId> room, const QString &what, Timestamp at = kNow)
{
    return {{.room = room, .entry = {.at = at, .by = UserId::make(), .what = what}}};
}

} // namespace

//! What is kept of what those do who lead: together with what they do, or not at all.
class tst_AuditStores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStoreKinds(); }
    void init();
    void eachActIsKeptWithItsNote();
    void whatIsRefusedIsNotNoted();
    void whatChangesNothingIsNotNoted();
    void aRoomsEntriesGoWithItAndItsEndStays();
    void aReportIsForgottenWithItsEntry();
    void whatCantBeReadEndsNoPage();

private:
    template <class T>
    Result<T> ask(auto question)
    {
        return m_stores->wait<T>([&](auto reply) { question(reply); });
    }
    //! The newest first.
    QStringList noted(std::optional<RoomId> room)
    {
        const auto page =
            ask<core::AuditPage>([&](auto reply) { m_stores->audit().list({.room = room}, reply); });
        QStringList names;
        for (const AuditEntry &entry : page->entries)
            names.append(entry.what);
        return names;
    }
    Result<core::RoleChanges> setRole(UserId user, Role role, UserId by)
    {
        return ask<core::RoleChanges>([&](auto reply) {
            m_stores->rooms().setRole(m_room.id, {user, role, by, noteIn(m_room.id, u"role"_s)}, reply);
        });
    }

    std::unique_ptr<Stores> m_stores;
    User m_ada;
    User m_bob;
    Room m_room;
};

void tst_AuditStores::init()
{
    m_stores = makeStores();
    m_ada = user(u"Ada"_s);
    m_bob = user(u"Bob"_s);
    core::StoredRoom room = support::roomOf({{m_ada, Role::Owner, 1}, {m_bob, Role::Member, 2}});
    room.room.createdBy = m_ada.id;
    m_room = *ask<Room>([&](auto reply) { m_stores->rooms().create(room, reply); });
}

void tst_AuditStores::eachActIsKeptWithItsNote()
{
    core::RoomStore &rooms = m_stores->rooms();
    const RoomId room = m_room.id;
    QVERIFY(ask<core::ChangedRoom>([&](auto reply) {
        rooms.update(room, {.topic = u"Tea"_s, .by = m_ada.id, .notes = noteIn(room, u"update"_s)}, reply);
    }));
    QVERIFY(setRole(m_bob.id, Role::Admin, m_ada.id));
    QVERIFY(ask<core::MembershipChange>([&](auto reply) {
        rooms.mute(room, {m_bob.id, kNow + 1, m_ada.id, noteIn(room, u"mute"_s)}, reply);
    }));
    QVERIFY(ask<core::MembershipChange>([&](auto reply) {
        rooms.leave(room, {.user = m_bob.id, .by = m_ada.id, .notes = noteIn(room, u"kick"_s)}, reply);
    }));
    QVERIFY(ask<QList<core::MembershipChange>>([&](auto reply) {
        rooms.joinAll(room, {.members = {{m_bob, Role::Member, 3}}, .by = m_ada.id, .notes = noteIn(room, u"add"_s)},
                      reply);
    }));
    const Ban ban{m_bob, m_ada.id, kNow, std::nullopt, {}};
    QVERIFY(ask<core::MembershipChange>([&](auto reply) { rooms.ban(room, ban, noteIn(room, u"ban"_s), reply); }));
    // Once more, of who is no member now.
    QVERIFY(ask<core::MembershipChange>([&](auto reply) { rooms.ban(room, ban, noteIn(room, u"again"_s), reply); }));
    QVERIFY(ask<qint64>([&](auto reply) { rooms.unban(room, m_bob.id, noteIn(room, u"unban"_s), reply); }));
    const core::StoredInvite invite{.id = InviteId::make(),
                                    .invite = {.code = u"abc"_s, .room = room, .createdBy = m_ada.id, .createdAt = kNow}};
    QVERIFY(ask<Done>(
        [&](auto reply) { m_stores->invites().create(invite, {}, noteIn(room, u"invite"_s), reply); }));
    QVERIFY(ask<Done>(
        [&](auto reply) { m_stores->invites().revoke(room, u"abc"_s, noteIn(room, u"revoke"_s), reply); }));
    const core::NewMessage message{.id = MessageId::make(), .room = room, .author = m_ada, .content = u"Hi"_s};
    QVERIFY(ask<core::MessageChange>([&](auto reply) { m_stores->messages().append(message, reply); }));
    QVERIFY(ask<core::MessageChange>(
        [&](auto reply) { m_stores->messages().erase(room, message.id, kNow, noteIn(room, u"delete"_s), reply); }));
    QCOMPARE(noted(room), (QStringList{u"delete"_s, u"revoke"_s, u"invite"_s, u"unban"_s, u"again"_s, u"ban"_s, u"add"_s,
                                       u"kick"_s, u"mute"_s, u"role"_s, u"update"_s}));
    QVERIFY(ask<Done>([&](auto reply) {
        m_stores->audit().saveSettings({{u"name"_s, u"Ours"_s}}, noteIn(std::nullopt, u"server"_s), reply);
    }));
    QCOMPARE(noted(std::nullopt), QStringList{u"server"_s});
}

void tst_AuditStores::whatIsRefusedIsNotNoted()
{
    QCOMPARE(setRole(m_ada.id, Role::Member, m_bob.id).error().code, ErrorCode::Forbidden);
    const auto changed = ask<core::ServerRoleChanges>([&](auto reply) {
        m_stores->people().changeRole(UserId::make(), Role::Admin, noteIn(std::nullopt, u"role"_s), reply);
    });
    QCOMPARE(changed.error().code, ErrorCode::NotFound);
    QVERIFY(noted(m_room.id).isEmpty());
    QVERIFY(noted(std::nullopt).isEmpty());
}

void tst_AuditStores::whatChangesNothingIsNotNoted()
{
    QVERIFY(setRole(m_bob.id, Role::Member, m_ada.id)->changed.isEmpty());
    QVERIFY(!ask<core::ChangedRoom>([&](auto reply) {
                 m_stores->rooms().update(m_room.id, {.name = m_room.name, .notes = noteIn(m_room.id, u"same"_s)}, reply);
             })->fresh);
    QVERIFY(!ask<core::MembershipChange>([&](auto reply) {
                 m_stores->rooms().leave(m_room.id, {.user = UserId::make(), .notes = noteIn(m_room.id, u"kick"_s)},
                                         reply);
             })->fresh);
    QCOMPARE(*ask<qint64>([&](auto reply) {
        m_stores->rooms().unban(m_room.id, m_bob.id, noteIn(m_room.id, u"unban"_s), reply);
    }),
             0);
    QVERIFY(noted(m_room.id).isEmpty());
}

void tst_AuditStores::aRoomsEntriesGoWithItAndItsEndStays()
{
    QVERIFY(setRole(m_bob.id, Role::Admin, m_ada.id));
    QCOMPARE(noted(m_room.id).size(), 1);
    QVERIFY(ask<qint64>(
        [&](auto reply) { m_stores->rooms().remove(m_room.id, noteIn(std::nullopt, u"delete"_s), reply); }));
    QVERIFY(noted(m_room.id).isEmpty());
    QCOMPARE(noted(std::nullopt), QStringList{u"delete"_s});
}

void tst_AuditStores::aReportIsForgottenWithItsEntry()
{
    const MessageId message = MessageId::make();
    const auto report = [&](Timestamp at) {
        return *ask<bool>([&](auto reply) {
            m_stores->audit().report({message, m_bob.id, noteIn(m_room.id, u"report"_s, at).first()}, reply);
        });
    };
    QVERIFY(report(kNow));
    QVERIFY(!report(kNow + 1));
    m_stores->audit().purgeAudit(kNow);
    QVERIFY(!report(kNow + 2));
    QCOMPARE(noted(m_room.id).size(), 1);
    m_stores->audit().purgeAudit(kNow + 1);
    QVERIFY(noted(m_room.id).isEmpty());
    QVERIFY(report(kNow + 3));
}

void tst_AuditStores::whatCantBeReadEndsNoPage()
{
    auto *database = dynamic_cast<support::TempStorage *>(m_stores.get());
    if (!database)
        QSKIP("everything can be read in memory");
    for (const QString &what : {u"old"_s, u"middle"_s, u"new"_s})
        QVERIFY(ask<Done>([&](auto reply) { m_stores->audit().saveSettings({}, noteIn(std::nullopt, what), reply); }));
    QVERIFY(ask<Done>([&](auto reply) {
        database->onWriter<Done>(
            [](const Writing &in) {
                return in.database.executeText(u"UPDATE audit SET entry = '{}' WHERE entry LIKE '%new%'"_s);
            },
            reply);
    }));
    const auto first = ask<core::AuditPage>([&](auto reply) { m_stores->audit().list({.limit = 1}, reply); });
    QVERIFY(first->entries.isEmpty());
    QVERIFY(first->before);
    const auto rest = ask<core::AuditPage>(
        [&](auto reply) { m_stores->audit().list({.before = first->before, .limit = 2}, reply); });
    QCOMPARE(rest->entries.size(), 2);
    QCOMPARE(rest->entries.first().what, u"middle"_s);
    QVERIFY(!rest->before);
}

QTEST_GUILESS_MAIN(tst_AuditStores)
#include "tst_AuditStores.moc"
