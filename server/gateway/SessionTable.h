// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/AccountService.h"
#include "core/CursorService.h"
#include "core/ports/LogStore.h"
#include "Fanout.h"
#include "Session.h"

#include <QObject>

namespace confab::core {
class PresenceService;
class TypingService;
} // namespace confab::core

namespace confab::gateway {

struct SessionSettings
{
    Limits limits = {};
    QString serverName = {};
    int heartbeatMs = 12'000;
    int helloMs = 10'000;
};

//! All open connections on the room thread: lets them in by `hello`, passes their commands to the router in order,
//! answers, and ends them when their token or session does.
class SessionTable final : public QObject, public ConnectionEvents
{
    Q_OBJECT

public:
    struct Parts
    {
        core::AccountService &accounts;
        const core::RoomDirectory &directory;
        core::LogStore &log;
        core::CursorService &cursors;
        core::PresenceService &presence;
        core::TypingService &typing;
        CommandRouter &router;
    };

    SessionTable(const Parts &parts, const SessionSettings &settings);

    //! Before the first connection: the fan-out and the loops know this table, so it is told of them afterwards.
    void setFanout(Fanout &fanout) { m_fanout = &fanout; }
    //! Closes the connections of a login that has ended.
    void endSession(SessionId session, core::SessionEnd why);
    int connectionCount() const { return int(m_sessions.size()); }
    //! Who has said hello, however many connections each has.
    int peopleCount() const { return int(m_connectionsOf.size()); }
    //! Keeps the logins of connected guests alive. To be called about once a minute.
    void touchAll();

    void opened(core::ConnectionId connection, const QByteArray &bearer) override;
    void received(core::ConnectionId connection, Frame frame, qint64 bytes) override;
    void closed(core::ConnectionId connection) override;

private:
    void onFailure(Session &session, const codec::DecodeFailure &failure);
    void onCommand(Session &session, CommandFrame frame, qint64 bytes);
    void hello(Session &session, const CommandFrame &frame);
    Result<core::Identity> identify(const Session &session, const command::Hello &hello) const;
    void welcome(core::ConnectionId connection, std::optional<qint64> id, const command::Hello &hello,
                 const QList<core::RoomStanding> &standings);
    void renew(Session &session, const CommandFrame &frame);
    void run(Session &session, const CommandFrame &frame, qint64 bytes);
    void answer(core::ConnectionId connection, std::optional<qint64> id, const Result<QByteArray> &result);
    void lift(core::ConnectionId connection, CommandRouter::Order order);
    void runWaiting(core::ConnectionId connection);
    void refuse(const Session &session, std::optional<qint64> id, const Error &error);
    void watchToken(Session &session);
    void end(Session &session, CloseCode code, const QString &reason);
    Session *find(core::ConnectionId connection);

    Parts m_parts;
    SessionSettings m_settings;
    Fanout *m_fanout = nullptr;
    DeadlineWheel m_wheel;
    QHash<core::ConnectionId, Session> m_sessions;
    QHash<UserId, int> m_connectionsOf;
};

} // namespace confab::gateway
