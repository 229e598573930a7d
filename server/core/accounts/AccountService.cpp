// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AccountService.h"

#include "core/accounts/Credentials.h"
#include "core/accounts/NamePolicy.h"
#include "core/accounts/PasswordHasher.h"
#include "core/ports/Clock.h"

#include <QLoggingCategory>

namespace confab::core {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(logAccounts, "confab.accounts")

namespace {

constexpr int kDeviceChars = 128;
constexpr qint64 kPurgeEveryMs = 3'600'000;

Error wrongLogin()
{
    return {ErrorCode::Unauthorized, u"The name or the password is wrong."_s};
}

Error endedSession()
{
    return {ErrorCode::Unauthorized, u"This session has ended. Please sign in again."_s};
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

void AccountService::start(Reply<Done> reply)
{
    // No token of a session that ended before this can still be valid.
    const qint64 tokenLifeMs = m_tokens.lifetimeMs() + AccessTokens::kLeewayMs;
    m_store.load(m_clock.now() - tokenLifeMs, [this, tokenLifeMs, reply = std::move(reply)](auto snapshot) {
        if (!snapshot)
            return reply(snapshot.error());
        m_claimed = snapshot->hasOwner;
        for (const auto &[session, endedAt] : snapshot->ended)
            m_sessions.end(session, endedAt + tokenLifeMs);
        for (const StoredSession &session : snapshot->guests)
            m_sessions.addGuest(session.id, session.user, session.expiresAt);
        expire();
        reply(Done{});
    });
}

void AccountService::expire()
{
    const Timestamp now = m_clock.now();
    for (const auto &[session, user] : m_sessions.due(now))
        endGuest(session, user, SessionEnd::Expired, [](const Result<> &) {});
    m_sessions.forgetEnded(now);
    if (m_clock.monotonicMs() - m_purgedAt >= kPurgeEveryMs) {
        m_purgedAt = m_clock.monotonicMs();
        m_store.purge(now);
    }
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
    user->role = *role;
    m_claiming = m_claiming || *role == Role::Owner;
    const auto answer = [this, role = *role, reply = std::move(reply)](const Result<SignedIn> &result) {
        if (role == Role::Owner) {
            m_claiming = false;
            m_claimed = result.has_value();
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

void AccountService::refresh(const QByteArray &refreshToken, Reply<SignedIn> reply)
{
    if (!credentials::isRefreshToken(refreshToken))
        return reply(endedSession());
    const QByteArray next = credentials::makeRefreshToken();
    const RefreshTimes times{m_clock.now(), m_options.refreshGraceMs, m_options.guestMs, m_options.accountMs};
    m_store.rotateRefresh(credentials::hashOf(refreshToken), credentials::hashOf(next), times,
                          [this, next, reply = std::move(reply)](auto rotated) {
                              if (!rotated)
                                  return reply(rotated.error());
                              answerRotation(*rotated, next, reply);
                          });
}

void AccountService::answerRotation(const Rotation &rotation, const QByteArray &next, const Reply<SignedIn> &reply)
{
    const StoredSession &session = rotation.session;
    if (rotation.outcome == Rotation::Outcome::Reused) {
        qCWarning(logAccounts) << "a refresh token was used twice; its session is ended" << session.id.toString();
        if (session.guest)
            endGuest(session.id, session.user, SessionEnd::RefreshReused, [](const Result<> &) {});
        else
            sessionEnded(session.id, session.user, SessionEnd::RefreshReused);
        return reply(endedSession());
    }
    if (rotation.outcome == Rotation::Outcome::Unknown || m_sessions.hasEnded(session.id))
        return reply(endedSession());
    if (session.guest) {
        // What is known here of a guest's end is newer than what is stored.
        const auto living = m_sessions.guest(session.id);
        if (!living || m_clock.now() >= living->expiresAt)
            return reply(endedSession());
        touch(session.id);
    }
    reply(signedIn(rotation.user, session, next));
}

void AccountService::logout(const Identity &identity, Reply<Done> reply)
{
    if (identity.guest)
        return endGuest(identity.session, identity.user.id, SessionEnd::SignedOut, std::move(reply));
    sessionEnded(identity.session, identity.user.id, SessionEnd::SignedOut);
    m_store.endSession(identity.session, m_clock.now(), std::move(reply));
}

void AccountService::changePassword(const Identity &identity, const QString &current, const QString &next,
                                    Reply<Done> reply)
{
    if (identity.guest)
        return reply(Error{ErrorCode::Forbidden, u"A guest has no password."_s});
    if (const auto sound = credentials::checkPassword(next, u"newPassword"_s); !sound)
        return reply(sound.error());
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

Result<Identity> AccountService::verify(QByteArrayView token) const
{
    const Timestamp now = m_clock.now();
    auto identity = m_tokens.verify(token, now);
    if (!identity)
        return identity;
    if (m_sessions.hasEnded(identity->session))
        return endedSession();
    if (identity->guest) {
        const auto living = m_sessions.guest(identity->session);
        if (!living || now >= living->expiresAt)
            return endedSession();
    }
    return identity;
}

void AccountService::touch(SessionId session)
{
    const auto living = m_sessions.guest(session);
    const Timestamp now = m_clock.now();
    if (!living || now >= living->expiresAt)
        return;
    if (m_sessions.slide(session, now + m_options.guestMs))
        m_store.slideSession(session, now + m_options.guestMs);
}

Result<StoredUser> AccountService::newUser(const QString &name) const
{
    const auto shown = names::normalized(name, m_options.nameChars);
    if (!shown)
        return shown.error();
    if (names::isReserved(*shown))
        return Error{ErrorCode::ValidationFailed, u"This name is reserved. Please choose another."_s, u"name"_s};
    StoredUser user;
    user.user = {UserId::make(), *shown, UserKind::Person};
    user.folded = names::folded(*shown);
    user.nameKeys = names::keys(*shown);
    user.createdAt = m_clock.now();
    return user;
}

Result<Role> AccountService::roleFor(const Registration &registration) const
{
    if (!registration.claim.isEmpty()) {
        if (m_claimed || m_claiming)
            return Error{ErrorCode::Conflict, u"This server has an owner already."_s, u"claim"_s};
        if (!credentials::sameSecret(registration.claim.trimmed().toUtf8(), m_options.claim))
            return Error{ErrorCode::Forbidden, u"This is not the server's claim code."_s, u"claim"_s};
        return Role::Owner;
    }
    if (m_options.registration || credentials::sameSecret(registration.invite.toUtf8(), m_options.inviteCode.toUtf8()))
        return Role::Member;
    return Error{ErrorCode::Forbidden, u"An account on this server needs an invitation code."_s, u"invite"_s};
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
            m_sessions.addGuest(opened.session.id, user.user.id, opened.session.expiresAt);
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

AccountService::Opened AccountService::open(const StoredUser &user, const QString &device) const
{
    const Timestamp now = m_clock.now();
    StoredSession session;
    session.id = SessionId::make();
    session.user = user.user.id;
    session.device = device.left(kDeviceChars);
    session.guest = user.guest;
    session.createdAt = now;
    session.expiresAt = now + (user.guest ? m_options.guestMs : m_options.accountMs);
    return {session, credentials::makeRefreshToken()};
}

SignedIn AccountService::signedIn(const StoredUser &user, const StoredSession &session,
                                  const QByteArray &refreshToken) const
{
    const Timestamp now = m_clock.now();
    const Timestamp expiresAt = std::min(session.expiresAt, now + m_tokens.lifetimeMs()) / 1000 * 1000;
    const Identity identity{user.user, session.id, user.guest, user.role, expiresAt};
    return {m_tokens.mint(identity, now), expiresAt, refreshToken, user.user, session.id, user.guest, user.role};
}

void AccountService::endGuest(SessionId session, UserId user, SessionEnd why, Reply<Done> reply)
{
    m_sessions.removeGuest(session);
    sessionEnded(session, user, why);
    // The memberships' end is written first: after a crash between the two, the guest is found again and ended again.
    if (m_guestExpired)
        m_guestExpired(user);
    const Timestamp now = m_clock.now();
    m_store.endGuest(user, now, now + m_options.nameHoldMs, std::move(reply));
}

void AccountService::sessionEnded(SessionId session, UserId user, SessionEnd why)
{
    m_sessions.end(session, m_clock.now() + m_tokens.lifetimeMs() + AccessTokens::kLeewayMs);
    if (m_sessionEnded)
        m_sessionEnded(session, user, why);
}

} // namespace confab::core
