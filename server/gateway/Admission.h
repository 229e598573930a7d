// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/AccountService.h"
#include "core/CursorService.h"
#include "core/ports/LogStore.h"
#include "core/RoomPages.h"
#include "Resume.h"
#include "TokenWatch.h"

namespace confab::core {
struct PeopleServices;
class PresenceService;
} // namespace confab::core

namespace confab::gateway {

struct SessionSettings
{
    Limits limits = {};
    QString serverName = {};
    int heartbeatMs = 12'000;
    int helloMs = 10'000;
};

//! Lets connections in by `hello`: finds out who it is, welcomes him with his rooms as they are, and begins what he
//! missed. Renews tokens of those that are in. Room thread.
class Admission
{
public:
    struct Parts
    {
        core::AccountService &accounts;
        const core::RoomDirectory &directory;
        core::LogStore &log;
        core::CursorService &cursors;
        core::PresenceService &presence;
        core::PeopleServices &people;
    };
    //! The connection is welcomed: its commands may run.
    using Ready = std::function<void(core::ConnectionId connection)>;

    Admission(Sessions &sessions, TokenWatch &tokens, const Parts &parts, const SessionSettings &settings, Ready ready);

    void hello(Session &session, const CommandFrame &frame);
    void renew(Session &session, const CommandFrame &frame);

private:
    //! What one connection asked for in its hello.
    struct Asked
    {
        core::ConnectionId connection = 0;
        std::optional<qint64> id = {};
        command::Hello hello = {};
        // Of the user's rooms, as he came:
        core::roompages::Page shown = {};
        QList<RoomId> looked = {}; //!< those and the others that he names
        QList<RoomId> others = {}; //!< the rest
    };

    void turnAway(Session &session, std::optional<qint64> id, const Error &error, CloseCode code,
                  const QString &reason);
    Result<core::Identity> identify(const Session &session, const command::Hello &hello) const;
    Asked askedBy(const Session &session, std::optional<qint64> id, const command::Hello &hello) const;
    void goLiveInOthers(const Session &session, const QList<RoomId> &others);
    void onStandings(const Asked &asked, const Result<QList<core::RoomStanding>> &standings);
    void welcome(Session &session, const Asked &asked, const QList<core::RoomStanding> &standings);
    reply::Welcome welcomeOf(const Session &session) const;

    Sessions &m_sessions;
    TokenWatch &m_tokens;
    Parts m_parts;
    const SessionSettings &m_settings;
    const Ready m_ready;
    core::Life m_life;
};

} // namespace confab::gateway
