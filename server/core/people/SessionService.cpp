// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SessionService.h"

#include "core/accounts/AccountService.h"
#include "core/people/Sightings.h"

namespace confab::core {

using namespace Qt::StringLiterals;

SessionService::SessionService(AccountService &accounts, AccountStore &store, const Sightings &sightings,
                               const Clock &clock)
    : m_accounts(accounts)
    , m_store(store)
    , m_sightings(sightings)
    , m_clock(clock)
{
}

void SessionService::list(const Actor &actor, Reply<reply::Sessions> reply)
{
    m_store.sessionsOf(actor.userId(), m_clock.now(),
                       {m_life, std::move(reply),
                        [this, current = actor.identity.session](const QList<StoredSession> &stored,
                                                                 Reply<reply::Sessions> next) {
                            reply::Sessions told;
                            for (const StoredSession &session : stored)
                                told.sessions.append({.id = session.id,
                                                      .device = session.device,
                                                      .client = session.client,
                                                      .createdAt = session.createdAt,
                                                      .lastSeenAt = m_sightings.lastOf(session.id, session.lastSeenAt),
                                                      .current = session.id == current});
                            next(told);
                        }});
}

void SessionService::revoke(const Actor &actor, const command::SessionRevoke &command, Reply<reply::Empty> reply)
{
    const Identity &who = actor.identity;
    // A guest has one session, and ends with it.
    if (who.guest && command.session == who.session) {
        reply(reply::Empty{});
        return m_accounts.logout(who, {});
    }
    const SessionChoice which{command.session, who.session};
    m_store.endSessionsOf(who.user.id, which, m_clock.now(),
                          {m_life, [this, who, reply = std::move(reply)](const Result<QList<SessionId>> &ended) mutable {
                               if (!ended && ended.error().code == ErrorCode::NotFound)
                                   return reply(Error{ErrorCode::NotFound, u"You have no such session."_s, u"session"_s});
                               if (!ended)
                                   return reply(ended.error());
                               reply(reply::Empty{});
                               m_accounts.end(who.user.id, *ended, SessionEnd::Revoked);
                           }});
}

} // namespace confab::core
