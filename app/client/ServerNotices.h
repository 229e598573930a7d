// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Events.h"

#include <QObject>

namespace confab::client {

class Workspace;

//! What is to be said to the user of his server: sorts out what it tells by notices, passes on what is meant for a part
//! of the workspace, and says the rest by signals. What this client has to say about the server comes by them as well.
//! GUI thread.
class ServerNotices : public QObject
{
    Q_OBJECT
public:
    //! It outlives this.
    explicit ServerNotices(Workspace &workspace);

    //! Null for a notice that is of no room.
    void take(RoomId room, const event::ServerNotice &notice);

Q_SIGNALS:
    //! A word to everybody: maintenance and the like.
    void noticed(const QString &kind, const QString &text);
    //! A word to this user about what was wanted of a room: an agent was not asked. retryAfterMs 0: waiting does not
    //! help.
    void noticedIn(confab::RoomId room, const QString &kind, const QString &text, int retryAfterMs);
    //! The settings of the server were changed. What it is called by now; empty where it doesn't say so.
    void serverUpdated(const QString &name);
    //! A message of the room was reported to this user; `text` says by whom and of whom.
    void reported(confab::RoomId room, const QString &text, const QString &reason);

private:
    Workspace &m_workspace;
};

} // namespace confab::client
