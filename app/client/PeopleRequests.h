// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Callback.h"
#include "protocol/Codec.h"

#include <QObject>

namespace confab::client {

class Workspace;

//! What a user asks about people, himself among them. Needs the connection: without it the answer is `unavailable`.
class PeopleRequests : public QObject
{
    Q_OBJECT
public:
    explicit PeopleRequests(Workspace &workspace);

    //! One page of those whom one may write to, by name.
    void find(const QString &query, Callback<reply::People> reply);
    void get(UserId user, Callback<reply::PersonDetail> reply);
    //! One's own name and what one tells of oneself; null for what stays.
    void update(const std::optional<QString> &name, const std::optional<QString> &about, Callback<Person> reply);
    //! See Workspace::blocked().
    void block(UserId user, bool on, Callback<> reply);
    //! One page; an empty cursor is the first.
    void listBlocked(const QString &cursor, Callback<reply::People> reply);

    //! Where one is signed in.
    void listSessions(Callback<QList<SessionEntry>> reply);
    void revoke(SessionId session, Callback<> reply);
    //! All but this one.
    void revokeOthers(Callback<> reply);

private:
    Workspace &m_workspace;
};

} // namespace confab::client
