// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace confab::client {

class Connection;

//! What this user may do in which room, in the server's words (`mayDo`). It is asked for when a room is opened, and
//! again when it may have changed; what was known stays known while the connection is gone.
class RoomRights : public QObject
{
    Q_OBJECT
public:
    explicit RoomRights(Connection &connection, QObject *parent = nullptr);

    //! `what` is a command's name. False while nothing is known.
    bool may(RoomId room, QLatin1String what) const;
    //! As what the user is in it; nothing while that is not known.
    std::optional<Role> role(RoomId room) const;

    //! Asks the server. While it is asked, any number of wishes is one more.
    void ask(RoomId room);
    //! The same, for a room that has been asked about before.
    void askAgain(RoomId room);
    //! As askAgain(), at that time: a mute's end is no event.
    void askAgainAt(RoomId room, Timestamp time);
    //! An answer that told of one room by itself.
    void take(const RoomSummary &summary);
    void forget(RoomId room) { m_known.remove(room); }

Q_SIGNALS:
    void changed(confab::RoomId room);

private:
    struct Known
    {
        QStringList mayDo;
        std::optional<Role> role;
        friend bool operator==(const Known &, const Known &) = default;
    };

    Connection &m_connection;
    QHash<RoomId, Known> m_known;
    QHash<RoomId, bool> m_asked; //!< of rooms that are being asked: whether to ask again after the answer
};

} // namespace confab::client
