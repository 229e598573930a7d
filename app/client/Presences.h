// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <QHash>
#include <QObject>

namespace confab::client {

//! Who is here. Known only while connected: without a connection everybody counts as offline. When somebody was here
//! last is known longer: a server says it once, and forgets it when it restarts.
class Presences : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    //! Offline when nothing is known; with the last time that was heard of then.
    Presence of(UserId user) const;
    PresenceState state(UserId user) const { return of(user).state; }
    //! Something was said of this one since the connection began.
    bool isKnown(UserId user) const { return m_known.contains(user); }

    void put(const Presence &presence);
    void put(const QList<Presence> &presences);
    void clear();

Q_SIGNALS:
    void changed(confab::UserId user);
    //! All at once, when the connection is gone.
    void cleared();

private:
    QHash<UserId, Presence> m_known;
    QHash<UserId, Timestamp> m_lastSeen;
};

} // namespace confab::client
