// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Callback.h"
#include "protocol/Commands.h"

#include <QObject>

namespace confab::client {

class Connection;

//! What a server has beyond what its user is in: public rooms, and people to write to. In pages, each with the cursor of
//! the next.
class Directory : public QObject
{
    Q_OBJECT
public:
    //! Outlives this.
    explicit Directory(Connection &connection);

    //! The busiest first; an empty query finds all.
    void rooms(const QString &query, const QString &cursor, Callback<reply::Directory> reply);
    //! By name; an empty query finds all.
    void people(const QString &query, const QString &cursor, Callback<reply::People> reply);

Q_SIGNALS:
    //! How these rooms are by now; before whoever asked is answered.
    void listed(const QList<confab::DirectoryEntry> &rooms);

private:
    Connection &m_connection;
};

} // namespace confab::client
