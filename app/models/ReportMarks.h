// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Codec.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSettings>

namespace confab::client {
class Workspace;
}

namespace confab::models {

//! In which rooms messages were reported to the user who has not looked at that yet, whichever room is open. What each
//! account has looked at is kept on this device; what was reported meanwhile is asked for when a connection begins, of
//! the rooms that the user leads, one after the other.
class ReportMarks : public QObject
{
    Q_OBJECT
public:
    //! Of so many rooms it is asked when a connection begins, those in the welcome first.
    static constexpr int kMostAsked = 30;

    using QObject::QObject;

    //! Keeps there what was looked at, and begins with that. Outlives this; without it that is known until the app ends.
    void keepIn(QSettings &store) { m_store = &store; }
    //! Of this account; null for none.
    void attach(client::Workspace *workspace);

    //! Reports of the room that wait to be looked at, among the newest entries of its audit.
    int count(RoomId room) const { return int(m_waiting.value(room).size()); }
    //! The user has seen what the audit has up to this time.
    void look(RoomId room, Timestamp newest);

Q_SIGNALS:
    void changed();

private:
    void askAll();
    void ask(RoomId room);
    void askNext();
    void take(RoomId room, const reply::Audit &page);
    void put(RoomId room, const QList<MessageId> &waiting);
    Timestamp lookedAt(RoomId room) const;

    QPointer<client::Workspace> m_workspace;
    QPointer<QSettings> m_store;
    QHash<RoomId, QList<MessageId>> m_waiting; // the message of each report
    QHash<RoomId, Timestamp> m_looked;         // in this run
    QList<RoomId> m_toAsk;
    bool m_isAsking = false;
    int m_round = 0; // answers of an earlier one are dropped
};

} // namespace confab::models
