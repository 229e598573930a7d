// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ServerRights.h"

#include "Connection.h"
#include "Guarded.h"

namespace confab::client {

ServerRights::ServerRights(Connection &connection, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
{
}

void ServerRights::ask()
{
    const auto onAnswer = [this](const Result<reply::PersonDetail> &detail) {
        if (!detail)
            return;
        const Role role = detail->user.role.value_or(Role::Member);
        if (std::exchange(m_role, role) != role)
            Q_EMIT changed();
    };
    m_connection.request(command::UserGet{m_self}, guarded(this, onAnswer));
}

} // namespace confab::client
