// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Callback.h"
#include "protocol/Codec.h"

#include <QObject>

namespace confab::client {

class Workspace;

//! What those ask who lead the server, and the audits of rooms. Needs the connection: without it the answer is
//! `unavailable`.
class ServerRequests : public QObject
{
    Q_OBJECT
public:
    explicit ServerRequests(Workspace &workspace);

    void settings(Callback<ServerSettings> reply);
    void update(const command::ServerUpdate &change, Callback<ServerSettings> reply);
    //! Owner hands the server over: what this user may do is asked for anew then.
    void setRole(UserId user, Role role, Callback<Person> reply);
    void suspend(const command::UserSuspend &suspension, Callback<Person> reply);
    //! A link by which somebody sets a new password, once.
    void resetLink(UserId user, Callback<QString> reply);
    //! One page, the newest first; of the server where there is no room.
    void audit(std::optional<RoomId> room, const QString &cursor, Callback<reply::Audit> reply);

private:
    Workspace &m_workspace;
};

} // namespace confab::client
