// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Directory.h"

#include "Connection.h"

namespace confab::client {

Directory::Directory(Connection &connection)
    : m_connection(connection)
{
}

void Directory::rooms(const QString &query, const QString &cursor, Callback<reply::Directory> reply)
{
    m_connection.request(command::RoomBrowse{.query = query, .cursor = cursor}, std::move(reply));
}

void Directory::people(const QString &query, const QString &cursor, Callback<reply::People> reply)
{
    m_connection.request(command::UserList{.query = query, .cursor = cursor}, std::move(reply));
}

} // namespace confab::client
