// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Ids.h"

#include <QObject>
#include <QSet>

namespace confab::client {

//! Whom this user has blocked, as far as the server has said so.
class Blocked : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    bool contains(UserId user) const { return m_users.contains(user); }
    const QSet<UserId> &all() const { return m_users; }

    void replace(const QList<UserId> &users);
    void set(UserId user, bool on);

Q_SIGNALS:
    void changed();
    //! One of them, by the user's doing here or on another device; before changed().
    void switched(confab::UserId user, bool on);

private:
    QSet<UserId> m_users;
};

} // namespace confab::client
