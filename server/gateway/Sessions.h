// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Fanout.h"
#include "Session.h"

#include <unordered_map>

namespace confab::gateway {

//! The open sessions, by their connections, and how each is answered and ended. Knows nothing of what is said in them.
//! Room thread.
class Sessions
{
public:
    //! Before the first connection: the fan-out is made after the sessions.
    void setFanout(Fanout &fanout) { m_fanout = &fanout; }
    Fanout &fanout() { return *m_fanout; }
    DeadlineWheel &wheel() { return m_wheel; }

    Session &open(core::ConnectionId connection);
    //! Takes it out, with its deadline.
    std::optional<Session> close(core::ConnectionId connection);
    //! Null: it is gone. Valid until it is closed.
    Session *find(core::ConnectionId connection);
    QList<core::ConnectionId> connections() const;
    int count() const { return int(m_sessions.size()); }

    //! From now on the session is one of this person's.
    void signIn(Session &session, const core::Identity &identity);
    //! Of those that have signed in.
    int countOf(UserId person) const { return m_people.value(person); }
    int peopleCount() const { return int(m_people.size()); }

    //! Acks the command of this id, or says what was wrong with it; without an id only the latter.
    void answer(core::ConnectionId connection, std::optional<qint64> id, const Result<QByteArray> &result);
    void refuse(const Session &session, std::optional<qint64> id, const Error &error);
    //! Sends what is under way, then closes the connection; no more of its commands are taken.
    void end(Session &session, CloseCode code, const QString &reason);

private:
    Fanout *m_fanout = nullptr;
    DeadlineWheel m_wheel;
    std::unordered_map<core::ConnectionId, Session> m_sessions;
    QHash<UserId, int> m_people; //!< how many sessions each has
};

} // namespace confab::gateway
