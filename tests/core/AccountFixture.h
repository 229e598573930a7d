// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/AccountService.h"
#include "core/accounts/PasswordHasher.h"
#include "storage/SqliteAccountStore.h"
#include "support/FakeClock.h"
#include "support/TempStorage.h"

namespace confab::test {

//! Accounts on a real database, with a clock that is moved by hand and a hash that costs nothing.
class AccountFixture
{
public:
    explicit AccountFixture(core::AccountService::Options options = {})
        : m_options(std::move(options))
    {
        start();
    }

    core::AccountService &service() { return m_open->service; }
    storage::SqliteAccountStore &store() { return m_open->store; }
    support::FakeClock &clock() { return m_clock; }

    void restart()
    {
        m_open.reset();
        m_storage.restart();
        start();
    }

    //! Past the stores.
    void execute(const char *sql, Reply<Done> reply)
    {
        m_storage.engine().write<Done>(
            {storage::Subject::accounts()},
            [sql](storage::Database &database) -> Result<> { return database.executeText(QString::fromLatin1(sql)); },
            std::move(reply));
    }

    template <class T, class Submit>
    Result<T> wait(Submit &&submit)
    {
        return m_storage.wait<T>(std::forward<Submit>(submit));
    }
    Result<core::SignedIn> guest(const QString &name)
    {
        return wait<core::SignedIn>([&](auto reply) { service().guest(name, {}, reply); });
    }
    Result<core::SignedIn> registered(const QString &name, const QString &claim = {}, const QString &invite = {})
    {
        const core::Registration form{name, kPassword, invite, claim, {}};
        return wait<core::SignedIn>([&](auto reply) { service().registerAccount(form, reply); });
    }
    Result<core::SignedIn> login(const QString &name, const QString &password = kPassword)
    {
        return wait<core::SignedIn>([&](auto reply) { service().login(name, password, {}, reply); });
    }
    Result<core::SignedIn> refresh(const QByteArray &token)
    {
        return wait<core::SignedIn>([&](auto reply) { service().refresh(token, reply); });
    }
    bool isLiving(const core::SignedIn &who) { return service().verify(who.token).has_value(); }

    static inline const QString kPassword = QStringLiteral("correct horse battery");
    QList<std::pair<SessionId, core::SessionEnd>> ended;
    QList<UserId> expiredGuests;
    QList<User> created;

private:
    struct Open
    {
        Open(storage::SqliteEngine &engine, core::Clock &clock, const core::AccountService::Options &options)
            : store(engine)
            , hasher({.passes = 1, .memoryBytes = 64 * 1024, .threads = 1}, nullptr)
            , service(store, hasher, *core::AccessTokens::make({.secret = QByteArray(32, 's')}), clock, options)
        {
        }
        storage::SqliteAccountStore store;
        core::PasswordHasher hasher;
        core::AccountService service;
    };

    void start()
    {
        m_open = std::make_unique<Open>(m_storage.engine(), m_clock, m_options);
        service().onSessionEnded([this](SessionId session, UserId, core::SessionEnd why) {
            ended.append({session, why});
        });
        service().onGuestExpired([this](UserId user) { expiredGuests.append(user); });
        service().onUserCreated([this](const User &user, Role, const Reply<Done> &joined) {
            created.append(user);
            joined(Done{});
        });
        const auto started = wait<Done>([this](auto reply) { service().start(reply); });
        Q_ASSERT(started);
        Q_UNUSED(started)
    }

    core::AccountService::Options m_options;
    support::FakeClock m_clock;
    support::TempStorage m_storage;
    std::unique_ptr<Open> m_open;
};

} // namespace confab::test
