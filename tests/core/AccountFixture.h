// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/AccountService.h"
#include "core/accounts/PasswordHasher.h"
#include "core/memory/MemorySessionBook.h"
#include "support/FakeClock.h"
#include "support/memory/MemoryStores.h"

namespace confab::test {

//! Accounts over stores in memory, with a clock that is moved by hand and a hash that costs nothing.
class AccountFixture
{
public:
    explicit AccountFixture(core::AccountService::Options options = {})
        : m_options(std::move(options))
    {
        start();
    }

    core::AccountService &service() { return m_open->service; }
    core::AccountStore &store() { return m_stores.accounts(); }
    support::MemoryStores &stores() { return m_stores; }
    support::FakeClock &clock() { return m_clock; }

    void restart()
    {
        m_open.reset();
        m_stores.restart();
        start();
    }

    template <class T, class Submit>
    Result<T> wait(Submit &&submit)
    {
        return support::Stores::wait<T>(std::forward<Submit>(submit));
    }
    Result<core::SignedIn> guest(const QString &name, const std::optional<core::RegistrationInvite> &invitation = {})
    {
        return wait<core::SignedIn>([&](auto reply) { service().guest(name, {}, reply, invitation); });
    }
    //! An invite of a new room that lets so many in.
    core::RegistrationInvite invitation(int uses, Role role = Role::Member)
    {
        const User maker{UserId::make(), QStringLiteral("Maker"), UserKind::Person};
        core::StoredRoom stored{.members = {{maker, Role::Owner, 1}}};
        stored.room = {.id = RoomId::make(),
                       .name = QStringLiteral("Cellar"),
                       .kind = RoomKind::Private,
                       .epoch = Epoch::make(),
                       .createdBy = maker.id};
        core::StoredInvite invite{.id = InviteId::make()};
        invite.invite = {.code = invite.id.toString(),
                         .room = stored.room.id,
                         .uses = uses,
                         .role = role,
                         .createdBy = maker.id};
        const auto room = wait<Room>([&](auto reply) { m_stores.rooms().create(stored, reply); });
        const auto kept = wait<Done>([&](auto reply) { m_stores.invites().create(invite, {}, {}, reply); });
        return room && kept ? core::RegistrationInvite{invite.invite.code, stored.room.id, role}
                            : core::RegistrationInvite();
    }
    Result<core::SignedIn> registered(const QString &name, const QString &claim = {}, const QString &invite = {})
    {
        const core::Registration form{.name = name, .password = kPassword, .invite = invite, .claim = claim};
        return wait<core::SignedIn>([&](auto reply) { service().registerAccount(form, reply); });
    }
    Result<core::SignedIn> login(const QString &name, const QString &password = kPassword)
    {
        return wait<core::SignedIn>(
            [&](auto reply) { service().login(name, password, {}, QStringLiteral("192.0.2.1"), reply); });
    }
    Result<core::SignedIn> refresh(const QByteArray &token)
    {
        return wait<core::SignedIn>([&](auto reply) { service().refresh(token, reply); });
    }
    bool isLiving(const core::SignedIn &who) { return service().verify(who.token).has_value(); }

    static inline const QString kPassword = QStringLiteral("correct horse battery");
    QList<std::pair<SessionId, core::SessionEnd>> ended;
    QList<UserId> endedUsers;
    QList<User> created;
    QList<core::Came> invited;

private:
    struct Open
    {
        Open(core::AccountStore &store, core::Clock &clock, const core::AccountService::Options &options)
            : book(clock)
            , hasher({.passes = 1, .memoryBytes = 64 * 1024, .threads = 1})
            , service(store, book, hasher, *core::AccessTokens::make({.secret = QByteArray(32, 's')}), clock, options)
        {
        }
        core::MemorySessionBook book;
        core::PasswordHasher hasher;
        core::AccountService service;
    };

    void start()
    {
        m_open = std::make_unique<Open>(m_stores.accounts(), m_clock, m_options);
        service().onSessionEnded([this](SessionId session, UserId, core::SessionEnd why) {
            ended.append({session, why});
        });
        service().onUserEnded([this](UserId user, const auto &) { endedUsers.append(user); });
        service().takeInvites(m_stores.invites(),
                              [this](const QString &, const core::Came &came) { invited.append(came); });
        service().onUserCreated([this](const User &user, Role, core::Reply<Done> joined) {
            created.append(user);
            joined(Done{});
        });
        const auto started = wait<Done>([this](auto reply) { service().start(reply); });
        Q_ASSERT(started);
        Q_UNUSED(started)
    }

    core::AccountService::Options m_options;
    support::FakeClock m_clock;
    support::MemoryStores m_stores;
    std::unique_ptr<Open> m_open;
};

} // namespace confab::test
