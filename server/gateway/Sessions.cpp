// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Sessions.h"

namespace confab::gateway {

using core::ConnectionId;

Session &Sessions::open(ConnectionId connection)
{
    Session &session = m_sessions[connection];
    session.connection = connection;
    return session;
}

std::optional<Session> Sessions::close(ConnectionId connection)
{
    const auto it = m_sessions.find(connection);
    if (it == m_sessions.end())
        return std::nullopt;
    Session session = std::move(it->second);
    m_wheel.cancel(session.deadline);
    m_sessions.erase(it);
    if (session.isSignedIn() && --m_people[session.identity->user.id] <= 0)
        m_people.remove(session.identity->user.id);
    return session;
}

Session *Sessions::find(ConnectionId connection)
{
    const auto it = m_sessions.find(connection);
    return it == m_sessions.end() ? nullptr : &it->second;
}

QList<ConnectionId> Sessions::connections() const
{
    QList<ConnectionId> connections;
    for (const auto &[connection, session] : m_sessions)
        connections.append(connection);
    return connections;
}

void Sessions::signIn(Session &session, const core::Identity &identity)
{
    session.identity = identity;
    session.state = Session::State::Welcoming;
    ++m_people[identity.user.id];
}

void Sessions::answer(ConnectionId connection, std::optional<qint64> id, const Result<QByteArray> &result)
{
    const Session *session = find(connection);
    if (!session)
        return;
    if (!result)
        refuse(*session, id, result.error());
    else if (id)
        m_fanout->send(connection, codec::encodeAck(*id, *result));
}

void Sessions::refuse(const Session &session, std::optional<qint64> id, const Error &error)
{
    m_fanout->send(session.connection, codec::encodeError(id, error));
}

void Sessions::end(Session &session, CloseCode code, const QString &reason)
{
    m_wheel.cancel(session.deadline);
    const ConnectionId connection = session.connection;
    if (session.isSignedIn())
        session.state = Session::State::Closing;
    m_fanout->flush();
    m_fanout->close(connection, code, reason);
}

} // namespace confab::gateway
