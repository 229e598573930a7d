// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AccountService.h"

#include "core/accounts/Credentials.h"
#include "core/accounts/Logging.h"
#include "core/accounts/NamePolicy.h"
#include "core/accounts/PasswordHasher.h"
#include "core/accounts/PasswordRules.h"
#include "core/ports/Clock.h"

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

Error wrongLogin()
{
    return {ErrorCode::Unauthorized, u"The name or the password is wrong."_s};
}

} // namespace

AccountService::AccountService(AccountStore &store, PasswordHasher &hasher, AccessTokens tokens, const Clock &clock,
                               Options options)
    : m_store(store)
    , m_hasher(hasher)
    , m_tokens(std::move(tokens))
    , m_clock(clock)
    , m_options(std::move(options))
{
}

void AccountService::guest(const QString &name, const QString &device, Reply<SignedIn> reply)
{
    if (!m_options.guests)
        return reply(Error{ErrorCode::Forbidden, u"This server takes no guests."_s});
    auto user = newUser(name);
    if (!user)
        return reply(user.error());
    user->guest = true;
    create(*user, device, std::move(reply));
}

void AccountService::registerAccount(const Registration &registration, Reply<SignedIn> reply)
{
    const auto role = roleFor(registration);
    if (!role)
        return reply(role.error());
    auto user = newUser(registration.name);
    if (!user)
        return reply(user.error());
    if (const auto sound = credentials::checkPassword(registration.password, u"password"_s); !sound)
        return reply(sound.error());
    if (const auto secret = passwordrules::checkIsSecret(registration.password, u"password"_s); !secret)
        return reply(secret.error());
    user->role = *role;
    m_claiming = m_claiming || *role == Role::Owner;
    const auto answer = [this, role = *role, reply = std::move(reply)](const Result<SignedIn> &result) {
        if (role == Role::Owner) {
            m_claiming = false;
            m_claimed = result.has_value();
            if (m_claimed)
                qCInfo(logAccounts) << "somebody has registered with the claim code, and owns this server now";
        }
        reply(result);
    };
    m_hasher.hash(registration.password, [this, user = *user, device = registration.device, answer](auto hash) mutable {
        if (!hash)
            return answer(hash.error());
        user.passwordHash = *hash;
        create(user, device, answer);
    });
}

void AccountService::login(const QString &name, const QString &password, const QString &device, Reply<SignedIn> reply)
{
    // A name that nobody can have still takes the whole way: the time tells nothing.
    const auto shown = names::normalized(name, m_options.nameChars);
    const QString folded = shown ? names::folded(*shown) : QString();
    if (!credentials::checkPassword(password, {}))
        return reply(wrongLogin());
    m_store.findAccount(folded, [this, password, device, reply = std::move(reply)](auto found) {
        if (!found)
            return reply(found.error());
        const std::optional<StoredUser> user = *found;
        const QByteArray hash = user ? user->passwordHash : QByteArray();
        m_hasher.verify(password, hash, [this, user, device, reply](const Result<bool> &right) {
            if (!right)
                return reply(right.error());
            if (!*right)
                return reply(wrongLogin());
            const Opened opened = open(*user, device);
            m_store.openSession(opened.session, credentials::hashOf(opened.refreshToken),
                                [this, user, opened, reply](const Result<> &done) {
                                    if (!done)
                                        return reply(done.error());
                                    reply(signedIn(*user, opened.session, opened.refreshToken));
                                });
        });
    });
}

void AccountService::changePassword(const Identity &identity, const QString &current, const QString &next,
                                    Reply<Done> reply)
{
    if (identity.guest)
        return reply(Error{ErrorCode::Forbidden, u"A guest has no password."_s});
    if (const auto sound = credentials::checkPassword(next, u"newPassword"_s); !sound)
        return reply(sound.error());
    if (const auto secret = passwordrules::checkIsSecret(next, u"newPassword"_s); !secret)
        return reply(secret.error());
    m_store.findUser(identity.user.id, [this, identity, current, next, reply = std::move(reply)](auto found) {
        if (!found)
            return reply(found.error());
        const QByteArray hash = *found ? (*found)->passwordHash : QByteArray();
        m_hasher.verify(current, hash, [this, identity, next, reply](const Result<bool> &right) {
            if (!right)
                return reply(right.error());
            if (!*right)
                return reply(Error{ErrorCode::Forbidden, u"The current password is wrong."_s, u"oldPassword"_s});
            replacePassword(identity, next, reply);
        });
    });
}

void AccountService::replacePassword(const Identity &identity, const QString &next, Reply<Done> reply)
{
    m_hasher.hash(next, [this, identity, reply = std::move(reply)](const Result<QByteArray> &hash) {
        if (!hash)
            return reply(hash.error());
        m_store.setPasswordHash(identity.user.id, *hash, identity.session, m_clock.now(),
                                [this, identity, reply](auto ended) {
                                    if (!ended)
                                        return reply(ended.error());
                                    for (const SessionId session : *ended)
                                        sessionEnded(session, identity.user.id, SessionEnd::PasswordChanged);
                                    reply(Done{});
                                });
    });
}

Result<StoredUser> AccountService::newUser(const QString &name) const
{
    const auto shown = names::normalized(name, m_options.nameChars);
    if (!shown)
        return shown.error();
    if (const auto allowed = names::checkNew(*shown); !allowed)
        return allowed.error();
    StoredUser user;
    user.user = {UserId::make(), *shown, UserKind::Person};
    user.folded = names::folded(*shown);
    user.nameKeys = names::keys(*shown);
    user.createdAt = m_clock.now();
    return user;
}

Result<Role> AccountService::roleFor(const Registration &registration) const
{
    const QByteArray invite = registration.invite.trimmed().toUtf8();
    if (!registration.claim.isEmpty())
        return ownerBy(registration.claim, u"claim"_s);
    if (invite.isEmpty() && m_options.registration)
        return Role::Member;
    if (invite.isEmpty())
        return Error{ErrorCode::Forbidden, u"An account on this server needs an invitation code."_s, u"invite"_s};
    if (credentials::sameSecret(invite, m_options.inviteCode.trimmed().toUtf8()))
        return Role::Member;
    // Who has a code need not know which of the two it is.
    if (credentials::sameSecret(invite, m_options.claim))
        return ownerBy(registration.invite, u"invite"_s);
    // Never let in without it: whoever sent a code would not learn that it has done nothing.
    return Error{ErrorCode::Forbidden,
                 m_options.registration
                     ? u"This is not a code of this server. An account here needs none: leave it empty."_s
                     : u"This is not an invitation code of this server."_s,
                 u"invite"_s};
}

Result<Role> AccountService::ownerBy(const QString &claim, const QString &field) const
{
    if (m_claimed || m_claiming)
        return Error{ErrorCode::Conflict, u"This server has an owner already."_s, field};
    if (!credentials::sameSecret(claim.trimmed().toUtf8(), m_options.claim))
        return Error{ErrorCode::Forbidden, u"This is not the server's claim code."_s, field};
    return Role::Owner;
}

void AccountService::create(const StoredUser &user, const QString &device, Reply<SignedIn> reply)
{
    const Opened opened = open(user, device);
    const auto created = [this, user, opened, reply = std::move(reply)](const Result<> &done) {
        if (!done && done.error().code == ErrorCode::Conflict)
            return reply(Error{ErrorCode::Conflict, u"This name is taken, or looks like one that is."_s, u"name"_s});
        if (!done)
            return reply(done.error());
        if (user.guest)
            m_sessions.addGuest(opened.session.id, user.user.id, m_clock.monotonicMs() + m_options.guestMs,
                                opened.session.expiresAt);
        const auto answer = [this, user, opened, reply](const Result<> &joined) {
            if (!joined) // they are signed in all the same, and can join by hand
                qCWarning(logAccounts) << "a new user could not be let in:" << joined.error().text();
            reply(signedIn(user, opened.session, opened.refreshToken));
        };
        if (m_userCreated)
            m_userCreated(user.user, user.guest ? Role::Guest : user.role, answer);
        else
            answer(Done{});
    };
    m_store.createUser(user, opened.session, credentials::hashOf(opened.refreshToken), created);
}

} // namespace confab::core
