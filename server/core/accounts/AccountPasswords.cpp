// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AccountPasswords.h"

#include "core/accounts/AccountSecrets.h"
#include "core/accounts/PasswordHasher.h"
#include "core/accounts/PasswordRules.h"
#include "core/ports/Clock.h"

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 kResetMs = 24LL * 3'600'000;
} // namespace

AccountPasswords::AccountPasswords(AccountStore &store, PasswordHasher &hasher, AccountSessions &sessions,
                                   const Clock &clock)
    : m_store(store)
    , m_hasher(hasher)
    , m_sessions(sessions)
    , m_clock(clock)
{
}

void AccountPasswords::verify(const std::optional<StoredUser> &user, const QString &password, const Error &wrong,
                                    Reply<StoredUser> reply)
{
    m_hasher.verify(password, user ? user->passwordHash : QByteArray(),
                    {std::move(reply), [user, wrong](bool isRight) -> Result<StoredUser> {
                         if (!isRight)
                             return wrong;
                         return *user;
                     }});
}

void AccountPasswords::change(const Identity &identity, const QString &current, const QString &next,
                                    Reply<Done> reply)
{
    if (identity.guest)
        return reply(Error{ErrorCode::Forbidden, u"A guest has no password."_s});
    if (const auto sound = secrets::checkPassword(next, u"newPassword"_s); !sound)
        return reply(sound.error());
    if (const auto secret = passwordrules::checkIsSecret(next, u"newPassword"_s); !secret)
        return reply(secret.error());
    auto replace = [this, identity, next](const StoredUser &, Reply<Done> replaced) {
        this->replace(identity, next, std::move(replaced));
    };
    auto verify = [this, current](const std::optional<StoredUser> &user, Reply<StoredUser> verified) {
        const Error wrong{ErrorCode::Forbidden, u"The current password is wrong."_s, u"oldPassword"_s};
        this->verify(user, current, wrong, std::move(verified));
    };
    Reply<StoredUser> verified{m_life, std::move(reply), std::move(replace)};
    m_store.findUser(identity.user.id, {m_life, std::move(verified), std::move(verify)});
}

void AccountPasswords::replace(const Identity &identity, const QString &next, Reply<Done> reply)
{
    auto endOthers = [this, user = identity.user.id](const QList<SessionId> &others, Reply<Done> replaced) {
        m_sessions.end(user, others, SessionEnd::PasswordChanged);
        replaced(Done{});
    };
    auto store = [this, identity](const QByteArray &hash, Reply<QList<SessionId>> ended) {
        m_store.setPasswordHash(identity.user.id, hash, identity.session, m_clock.now(), std::move(ended));
    };
    Reply<QList<SessionId>> ended{m_life, std::move(reply), std::move(endOthers)};
    m_hasher.hash(next, {m_life, std::move(ended), std::move(store)});
}

void AccountPasswords::allowReset(UserId user, const AuditNotes &notes, Reply<QString> reply)
{
    const QByteArray code = secrets::makeRefreshToken();
    m_store.allowReset(user, secrets::hashOf(code), m_clock.now() + kResetMs, notes,
                       {std::move(reply), [code](Done) { return QString::fromLatin1(code); }});
}

void AccountPasswords::reset(const QString &code, const QString &password, Reply<Done> reply)
{
    if (const auto sound = secrets::checkPassword(password, u"password"_s); !sound)
        return reply(sound.error());
    if (const auto secret = passwordrules::checkIsSecret(password, u"password"_s); !secret)
        return reply(secret.error());
    const QByteArray hashed = secrets::hashOf(code.toLatin1());
    auto finish = [this, reply = std::move(reply)](const Result<ResetPassword> &reset) mutable {
        if (!reset && reset.error().code == ErrorCode::NotFound)
            return reply(Error{ErrorCode::NotFound, u"This link is no longer good. Ask for another one."_s, u"code"_s});
        if (!reset)
            return reply(reset.error());
        reply(Done{});
        m_sessions.end(reset->user, reset->ended, SessionEnd::PasswordChanged);
    };
    Reply<ResetPassword> done{m_life, std::move(finish)};
    // Nobody has the server hash passwords who has no code.
    auto store = [this, hashed](const QByteArray &hash, Reply<ResetPassword> next) {
        m_store.resetPassword(hashed, hash, m_clock.now(), std::move(next));
    };
    auto hash = [this, password, store](UserId, Reply<ResetPassword> next) {
        m_hasher.hash(password, {m_life, std::move(next), store});
    };
    m_store.findReset(hashed, m_clock.now(), {m_life, std::move(done), std::move(hash)});
}

} // namespace confab::core
