// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <QObject>

namespace confab::client {

class Connection;

//! What this user is on the server, in the server's words: it tells the role to who leads it, of himself too. Known from
//! the first answer on, also while the connection is gone; a change of it is no event, so it is asked for with each
//! connection.
class ServerRights : public QObject
{
    Q_OBJECT
public:
    explicit ServerRights(Connection &connection, QObject *parent = nullptr);

    //! Member while nothing is known.
    Role role() const { return m_role; }
    bool leads() const { return m_role == Role::Owner || m_role == Role::Admin; }

    //! Of this user, as he is signed in.
    void setSelf(UserId self) { m_self = self; }
    void ask();

Q_SIGNALS:
    void changed();

private:
    Connection &m_connection;
    UserId m_self;
    Role m_role = Role::Member;
};

} // namespace confab::client
