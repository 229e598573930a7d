// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AccountSessions.h"

#include "core/accounts/AccountSecrets.h"
#include "core/accounts/Logging.h"
#include "core/people/People.h"
#include "core/people/SuspensionText.h"
#include "core/ports/Clock.h"

namespace confab::core {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(logAccounts, "confab.accounts")

namespace {

constexpr int kDeviceChars = 128;
constexpr qint64 kPurgeEveryMs = 3'600'000;
constexpr qint64 kRetryMs = 5'000;

bool isOver(const KnownPerson &suspended, Timestamp now)
{
    return suspended.suspendedUntil && now >= *suspended.suspendedUntil;
}

Error endedSession()
{
    return {ErrorCode::Unauthorized, u"This session has ended. Please sign in again."_s};
}

} // namespace

AccountSessions::AccountSessions(AccountStore &store, SessionBook &book, AccessTokens tokens, const Clock &clock,
                                 const Times &times)
    : m_store(store)
    , m_tokens(std::move(tokens))
    , m_clock(clock)
    , m_times(times)
    , m_registry(book)
{
}

void AccountSessions::take(const AccountsSnapshot &snapshot)
{
    for (const auto &[session, endedAt] : snapshot.ended)
        m_registry.end(session, endedAt + tokenLifeMs());
    // Time in which the server did not run is not theirs, and by a clock alone it can't be told from one that was set.
    for (const StoredSession &session : snapshot.guests)
        m_registry.addGuest(session.id, session.user, m_times.guestMs, session.expiresAt);
    expire();
}

void AccountSessions::expire()
{
    const Timestamp now = m_clock.now();
    for (const auto &[session, user] : m_registry.due()) {
        if (isFreeAgain(user))
            letBackIn(user);
        else if (!isResting(user))
            endGuest(session, user, SessionEnd::Expired, {});
    }
    m_registry.forgetEnded(now);
    if (m_clock.monotonicMs() - m_purgedAt >= kPurgeEveryMs) {
        m_purgedAt = m_clock.monotonicMs();
        m_store.purge(now);
    }
}

void AccountSessions::refresh(const QByteArray &refreshToken, Reply<SignedIn> reply)
{
    if (!secrets::isRefreshToken(refreshToken))
        return reply(endedSession());
    // Whoever sends it twice gets the same one twice: two lines of tokens would hide a thief for ever.
    const QByteArray next = m_tokens.refreshTokenAfter(refreshToken);
    const RefreshTimes times{m_clock.now(), m_times.refreshGraceMs, m_times.guestMs, m_times.accountMs};
    m_store.rotateRefresh(secrets::hashOf(refreshToken), secrets::hashOf(next), times,
                          {m_life, std::move(reply), [this, next](const Rotation &rotation, Reply<SignedIn> renewed) {
                               renewed(answerTo(rotation, next));
                           }});
}

Result<SignedIn> AccountSessions::answerTo(const Rotation &rotation, const QByteArray &next)
{
    const StoredSession &session = rotation.session;
    if (rotation.outcome == Rotation::Outcome::Suspended) {
        const auto allowed = mayEnter(session.user);
        return allowed ? Error{ErrorCode::Forbidden, u"This account is suspended."_s} : allowed.error();
    }
    if (rotation.outcome == Rotation::Outcome::Reused) {
        qCWarning(logAccounts) << "a refresh token was used twice; its session is ended" << session.id.toString();
        if (session.guest)
            endGuest(session.id, session.user, SessionEnd::RefreshReused, {});
        else
            sessionEnded(session.id, session.user, SessionEnd::RefreshReused);
        return endedSession();
    }
    if (rotation.outcome == Rotation::Outcome::Unknown || m_registry.hasEnded(session.id))
        return endedSession();
    if (session.guest) {
        if (isFreeAgain(session.user))
            letBackIn(session.user);
        // What is known here of a guest's end is newer than what is stored.
        if (!m_registry.isLivingGuest(session.id))
            return endedSession();
        touch(session.id);
    }
    return signedIn(rotation.user, session, next);
}

void AccountSessions::logout(const Identity &identity, Reply<Done> reply)
{
    if (identity.guest)
        return endGuest(identity.session, identity.user.id, SessionEnd::SignedOut, std::move(reply));
    m_store.endSession(identity.session, m_clock.now(),
                       {m_life, std::move(reply), [this, identity](Done, Reply<Done> next) {
                            sessionEnded(identity.session, identity.user.id, SessionEnd::SignedOut);
                            next(Done{});
                        }});
}

Result<Identity> AccountSessions::verify(QByteArrayView token) const
{
    const Timestamp now = m_clock.now();
    auto identity = m_tokens.verify(token, now);
    if (!identity)
        return identity;
    if (m_registry.hasEnded(identity->session))
        return endedSession();
    if (const auto allowed = mayEnter(identity->user.id); !allowed)
        return Error{ErrorCode::Unauthorized, allowed.error().message};
    const bool mayLive = m_registry.isLivingGuest(identity->session);
    if (identity->guest && !mayLive && !isFreeAgain(identity->user.id))
        return endedSession();
    return m_people ? m_people->asOfNow(*identity) : *identity;
}

void AccountSessions::end(UserId user, const QList<SessionId> &sessions, SessionEnd why)
{
    for (const SessionId session : sessions) {
        if (!m_registry.isGuest(user))
            sessionEnded(session, user, why);
        else if (why != SessionEnd::Suspended)
            endGuest(session, user, why, {});
        else if (m_sessionEnded)
            m_sessionEnded(session, user, why);
    }
    if (m_lodgers.contains(user) && m_lodgerOut)
        m_lodgerOut(user);
}

void AccountSessions::letBackIn(UserId user)
{
    if (const auto session = m_registry.sessionOf(user))
        slide(*session);
}

const KnownPerson *AccountSessions::suspended(UserId user) const
{
    const KnownPerson *person = m_people ? m_people->find(user) : nullptr;
    return person && person->suspended ? person : nullptr;
}

bool AccountSessions::isFreeAgain(UserId user) const
{
    const KnownPerson *person = suspended(user);
    return person && isOver(*person, m_clock.now());
}

//! Who is suspended can't use his time; but who never comes back is not to be kept for ever.
bool AccountSessions::isResting(UserId user) const
{
    const KnownPerson *person = suspended(user);
    return person && !isOver(*person, m_clock.now()) && m_clock.now() - person->suspendedAt < m_times.accountMs;
}

Result<> AccountSessions::mayEnter(UserId user) const
{
    const KnownPerson *person = suspended(user);
    if (!person || isOver(*person, m_clock.now()))
        return Done{};
    return Error{ErrorCode::Forbidden, suspensionText(*person)};
}

void AccountSessions::touch(SessionId session)
{
    if (m_registry.isLivingGuest(session))
        slide(session);
}

void AccountSessions::slide(SessionId session)
{
    const Timestamp until = m_clock.now() + m_times.guestMs;
    if (m_registry.slide(session, m_times.guestMs, until))
        m_store.slideSession(session, until);
}

void AccountSessions::connected(SessionId session)
{
    touch(session);
    m_registry.connected(session);
}

void AccountSessions::disconnected(SessionId session)
{
    touch(session);
    m_registry.disconnected(session);
}

AccountSessions::Opened AccountSessions::open(const StoredUser &user, const QString &device) const
{
    const Timestamp now = m_clock.now();
    StoredSession session;
    session.id = SessionId::make();
    session.user = user.user.id;
    session.device = device.left(kDeviceChars);
    session.guest = user.guest;
    session.createdAt = now;
    session.expiresAt = now + (user.guest ? m_times.guestMs : m_times.accountMs);
    return {session, secrets::makeRefreshToken()};
}

SignedIn AccountSessions::signedIn(const StoredUser &user, const StoredSession &session,
                                  const QByteArray &refreshToken) const
{
    const Timestamp now = m_clock.now();
    const Timestamp expiresAt = std::min(session.expiresAt, now + m_tokens.lifetimeMs()) / 1000 * 1000;
    const Identity identity{user.user, session.id, user.guest, user.role, expiresAt};
    // His picture is nothing that accounts know.
    const KnownPerson *person = m_people ? m_people->find(user.user.id) : nullptr;
    const User &shown = person ? person->user : user.user;
    return {m_tokens.mint(identity, now), expiresAt, refreshToken, shown, session.id, user.guest, user.role};
}

void AccountSessions::endGuest(SessionId session, UserId user, SessionEnd why, Reply<Done> reply)
{
    // Nothing is done in his name from here on. What could not be written is tried again, as if his time had ended.
    m_registry.removeGuest(session);
    sessionEnded(session, user, why);
    writeGuestsEnd(user, {m_life, [this, session, user, reply = std::move(reply)](const Result<> &done) mutable {
                              if (!done)
                                  m_registry.addGuest(session, user, kRetryMs, 0);
                              reply(done);
                          }});
}

void AccountSessions::addGuest(const StoredSession &session)
{
    m_registry.addGuest(session.id, session.user, m_times.guestMs, session.expiresAt);
}

Identity AccountSessions::lodging(const User &user)
{
    m_lodgers.insert(user.id);
    return {.user = user, .session = SessionId::make(), .guest = true, .serverRole = Role::Guest};
}

void AccountSessions::endLodger(UserId user, Reply<Done> reply)
{
    writeGuestsEnd(user, {m_life, std::move(reply), [this, user](Done, Reply<Done> next) {
                              if (m_lodgers.remove(user) && m_lodgerOut)
                                  m_lodgerOut(user);
                              next(Done{});
                          }});
}

void AccountSessions::writeGuestsEnd(UserId user, Reply<Done> reply)
{
    const Timestamp now = m_clock.now();
    m_store.endGuest(user, now, now + m_times.nameHoldMs,
                     {m_life, std::move(reply), [this, user](const EndedUser &ended, Reply<Done> next) {
                          userEnded(user, ended.left);
                          next(Done{});
                      }});
}

void AccountSessions::sessionEnded(SessionId session, UserId user, SessionEnd why)
{
    m_registry.end(session, m_clock.now() + tokenLifeMs());
    if (m_sessionEnded)
        m_sessionEnded(session, user, why);
}

void AccountSessions::userEnded(UserId user, const QList<MembershipChange> &left)
{
    if (m_people)
        m_people->remove(user);
    if (m_userEnded)
        m_userEnded(user, left);
}

} // namespace confab::core
