// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Admission.h"
#include "CommandOrder.h"

#include <QObject>

namespace confab::core {
struct PeopleServices;
class PresenceService;
class TypingService;
} // namespace confab::core

namespace confab::gateway {

//! The protocol's side of all open connections: what comes of them goes to whoever it is for, until they sign out or
//! their login ends. Room thread.
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
        core::PeopleServices &people;
    };

    SessionTable(const Parts &parts, const SessionSettings &settings);

    //! Before the first connection: the fan-out and the loops know this table, so it is told of them afterwards.
    void setFanout(Fanout &fanout) { m_sessions.setFanout(fanout); }
    //! As who comes from now on is told.
    void setServerName(const QString &name) { m_settings.serverName = name; }
    //! Closes the connections of a login that has ended.
    void endSession(SessionId session, core::SessionEnd why);
    int connectionCount() const { return m_sessions.count(); }
    //! Who has said hello, however many connections each has.
    int peopleCount() const { return m_sessions.peopleCount(); }
    //! Keeps the logins of connected guests alive. To be called about once a minute.
    void touchAll();

    void opened(core::ConnectionId connection, const QByteArray &bearer, const QByteArray &from = {}) override;
    void received(core::ConnectionId connection, Frame frame, qint64 bytes) override;
    void closed(core::ConnectionId connection) override;

private:
    void onCommand(Session &session, CommandFrame frame, qint64 bytes);
    void onFailure(Session &session, const codec::DecodeFailure &failure);
    void tellFarewell(const Session &session, core::SessionEnd why);

    Parts m_parts;
    SessionSettings m_settings;
    Sessions m_sessions;
    TokenWatch m_tokens{m_sessions};
    Admission m_admission;
    CommandOrder m_order;
};

} // namespace confab::gateway
