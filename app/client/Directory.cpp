// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Directory.h"

#include "Connection.h"
#include "Guarded.h"

namespace confab::client {

Directory::Directory(Connection &connection)
    : m_connection(connection)
{
}

void Directory::rooms(const QString &query, const QString &cursor, Callback<reply::Directory> reply)
{
    const auto onAnswer = [this, reply = std::move(reply)](const Result<reply::Directory> &page) {
        if (page)
            Q_EMIT listed(page->rooms);
        reply(page);
    };
    m_connection.request(command::RoomBrowse{.query = query, .cursor = cursor}, guarded(this, onAnswer));
}

void Directory::people(const QString &query, const QString &cursor, Callback<reply::People> reply)
{
    m_connection.request(command::UserList{.query = query, .cursor = cursor}, std::move(reply));
}

} // namespace confab::client
