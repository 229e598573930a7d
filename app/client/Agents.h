// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Replies.h"
#include "protocol/Result.h"

#include <QObject>

namespace confab::client {

class Connection;

//! The agents of the server as it last told: which can answer, and why others can't. It tells when it is asked, and by
//! itself when that changes for one that is in a room of the user's.
class Agents : public QObject
{
    Q_OBJECT
public:
    explicit Agents(Connection &connection, QObject *parent = nullptr);

    const QList<reply::Agent> &all() const { return m_agents; }
    //! Null for one that the server has not told of.
    const reply::Agent *find(UserId agent) const;
    bool isLoading() const { return m_loading; }
    //! Why the last refresh() brought nothing.
    const std::optional<Error> &error() const { return m_error; }

    //! Asks the server, unless it is asked already.
    void refresh();
    //! The server has told of this one by itself.
    void put(const reply::Agent &agent);

Q_SIGNALS:
    void changed();

private:
    void onAnswer(const Result<reply::Agents> &agents);

    Connection &m_connection;
    QList<reply::Agent> m_agents;
    std::optional<Error> m_error;
    bool m_loading = false;
};

} // namespace confab::client
