// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
// How accounts end, who is kept off the server, and how somebody comes to a new password without the old one.
#include "AccountService.h"
#include "core/accounts/Credentials.h"
#include "core/accounts/Logging.h"
#include "core/accounts/PasswordHasher.h"
#include "core/accounts/PasswordRules.h"
#include "core/people/People.h"
#include "core/ports/Clock.h"

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 kResetMs = 24LL * 3'600'000;
} // namespace

Result<> AccountService::mayEnter(UserId user) const
{
    const KnownPerson *person = m_people ? m_people->find(user) : nullptr;
    if (!person || !person->suspended)
        return Done{};
    const QString why = person->suspension.isEmpty() ? QString() : u" "_s + person->suspension;
    return Error{ErrorCode::Forbidden, u"This account is suspended."_s + why};
}

void AccountService::setEntry(bool guests, SignUp accounts)
{
    m_options.guests = guests;
    m_options.registration = accounts == SignUp::Open;
    m_options.takesInvites = accounts == SignUp::Invite;
    m_options.inviteCode = accounts == SignUp::Closed ? QString() : m_inviteCode;
}

void AccountService::removeAccount(const Identity &identity, const QString &password, Reply<Done> reply)
{
    if (identity.guest)
        return reply(Error{ErrorCode::Forbidden, u"A guest has no account; signing out ends it."_s});
    if (identity.serverRole == Role::Owner)
        return reply(Error{ErrorCode::Conflict, u"Hand the server over to somebody else first."_s});
    auto end = [this](const StoredUser &user, Reply<Done> ended) { endAccount(user.user.id, std::move(ended)); };
    auto verify = [this, password](const std::optional<StoredUser> &user, Reply<StoredUser> verified) {
        const Error wrong{ErrorCode::Forbidden, u"The password is wrong."_s, u"password"_s};
        verifyPassword(user, password, wrong, std::move(verified));
    };
    Reply<StoredUser> verified{m_life, std::move(reply), std::move(end)};
    m_store.findUser(identity.user.id, {m_life, std::move(verified), std::move(verify)});
}

void AccountService::endAccount(UserId user, Reply<Done> reply)
{
    const Timestamp now = m_clock.now();
    m_store.endAccount(user, now, now + m_options.nameHoldMs,
                       {m_life, std::move(reply), [this, user](const EndedUser &ended, Reply<Done> next) {
                            if (m_people)
                                m_people->remove(user);
                            if (m_userEnded)
                                m_userEnded(user, ended.left);
                            next(Done{});
                            end(user, ended.sessions, SessionEnd::AccountDeleted);
                        }});
}

void AccountService::allowReset(UserId user, const AuditNotes &notes, Reply<QString> reply)
{
    const QByteArray code = credentials::makeRefreshToken();
    m_store.allowReset(user, credentials::hashOf(code), m_clock.now() + kResetMs, notes,
                       {std::move(reply), [code](Done) { return QString::fromLatin1(code); }});
}

void AccountService::resetPassword(const QString &code, const QString &password, Reply<Done> reply)
{
    if (const auto sound = credentials::checkPassword(password, u"password"_s); !sound)
        return reply(sound.error());
    if (const auto secret = passwordrules::checkIsSecret(password, u"password"_s); !secret)
        return reply(secret.error());
    const QByteArray hashed = credentials::hashOf(code.toLatin1());
    auto finish = [this, reply = std::move(reply)](const Result<ResetPassword> &reset) mutable {
        if (!reset && reset.error().code == ErrorCode::NotFound)
            return reply(Error{ErrorCode::NotFound, u"This link is no longer good. Ask for another one."_s, u"code"_s});
        if (!reset)
            return reply(reset.error());
        reply(Done{});
        end(reset->user, reset->ended, SessionEnd::PasswordChanged);
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
