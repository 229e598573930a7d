// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TokenWatch.h"

#include <QDateTime>

namespace confab::gateway {

using core::ConnectionId;
using namespace Qt::StringLiterals;

namespace {
constexpr qint64 kNoticeMs = 60'000;
}

void TokenWatch::awaitHello(Session &session, int ms)
{
    session.deadline = m_sessions.wheel().schedule(ms, [this, connection = session.connection] {
        if (Session *late = m_sessions.find(connection))
            m_sessions.end(*late, CloseCode::NotSignedIn, u"no hello in time"_s);
    });
}

void TokenWatch::follow(Session &session)
{
    DeadlineWheel &wheel = m_sessions.wheel();
    wheel.cancel(session.deadline);
    const ConnectionId connection = session.connection;
    const qint64 left = session.identity->expiresAt - QDateTime::currentMSecsSinceEpoch();
    const qint64 notice = std::max<qint64>(0, left - kNoticeMs);
    // Counted from here on: a clock that is set meanwhile ends nobody.
    const qint64 rest = std::max<qint64>(0, left - notice);
    session.deadline = wheel.schedule(notice, [this, connection, rest] {
        Session *expiring = m_sessions.find(connection);
        if (!expiring)
            return;
        m_sessions.fanout().send(connection,
                                 codec::encodeEvent(EventFrame{.event = event::ServerNotice{u"token_expiring"_s, {}}}));
        expiring->deadline = m_sessions.wheel().schedule(rest, [this, connection] {
            if (Session *expired = m_sessions.find(connection))
                m_sessions.end(*expired, CloseCode::Policy, closereason::kTokenExpired);
        });
    });
}

} // namespace confab::gateway
