// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Callback.h"
#include "protocol/Codec.h"

#include <QObject>

namespace confab::client {

class Workspace;

//! Letting people into rooms by links, and coming by one. Needs the connection: without it the answer is
//! `unavailable`.
class InviteRequests : public QObject
{
    Q_OBJECT
public:
    explicit InviteRequests(Workspace &workspace);

    void create(const command::InviteCreate &invite, Callback<Invite> reply);
    //! Those that work now and that this user may see.
    void list(RoomId room, Callback<QList<Invite>> reply);
    void revoke(const QString &code, Callback<> reply);
    //! The user is a member then, if he was none.
    void accept(const QString &code, Callback<RoomId> reply);

private:
    Workspace &m_workspace;
};

} // namespace confab::client
