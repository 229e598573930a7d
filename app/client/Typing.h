// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace confab::client {

//! Who is typing in which room; each ends by a stop, by a message of theirs, or after some seconds without news.
class Typing : public QObject
{
    Q_OBJECT
public:
    struct Typist
    {
        UserId user = {};
        QString name = {};
        std::optional<MessageId> thread = {};
        friend bool operator==(const Typist &, const Typist &) = default;
    };

    explicit Typing(int endsAfterMs, QObject *parent = nullptr);

    //! In the order in which they began.
    QList<Typist> in(RoomId room) const;

    void start(RoomId room, const Typist &typist);
    void stop(RoomId room, UserId user);
    void clear();

Q_SIGNALS:
    void changed(confab::RoomId room);

private:
    struct Entry
    {
        Typist typist = {};
        qint64 endsAt = 0;
    };
    void expire();

    int m_endsAfter;
    QHash<RoomId, QList<Entry>> m_rooms;
    QElapsedTimer m_clock;
    QTimer m_timer;
};

} // namespace confab::client
