// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Codec.h"
#include "RoomLoss.h"

#include <QObject>
#include <QSet>

namespace confab::client {

class Workspace;

//! Finds out why a room is the user's no more, as far as the server tells. It is asked while the room is still known,
//! and the answer may come later; it does not take the room away itself. Of direct rooms nothing is told: nobody is
//! removed from them.
class RoomLosses : public QObject
{
    Q_OBJECT
public:
    //! So many at once are told each by itself.
    static constexpr int kMostTold = 3;

    //! It outlives this.
    explicit RoomLosses(Workspace &workspace);

    //! Somebody else has removed the user.
    void removed(RoomId room, const event::UserLeft &event);
    void deleted(RoomId room);
    //! The server counts these among the user's rooms no more, and said nothing else.
    void missed(const QList<RoomId> &rooms);
    //! The user is about to delete it here, and needs no word.
    void expect(RoomId room) { m_expected.insert(room); }
    void unexpect(RoomId room) { m_expected.remove(room); }

Q_SIGNALS:
    void told(const confab::client::RoomLoss &loss);
    //! More than are told each by itself; how many.
    void toldMany(int rooms);

private:
    void ask(const RoomLoss &loss, bool wasPublic);

    Workspace &m_workspace;
    QSet<RoomId> m_expected;
};

} // namespace confab::client
