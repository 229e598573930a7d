// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Codec.h"
#include "RoomLoss.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace confab::client {

class Workspace;

//! Finds out why a room is the user's no more, as far as the server tells, and keeps that in the replica until it is
//! forgotten there or the user is back. The server is asked while the room is still known, and the answer may come later;
//! until then what is known without it is kept, in case the app ends. It does not take the room away itself. Of direct
//! rooms nothing is told: nobody is removed from them. Nor is it of a room that the user has left himself, on another
//! device, where that can be known: who is not in a private room any more reads nothing there.
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
    //! Until when and why, which is told before the removal, or behind a welcome that has the room no more.
    void banned(const event::ServerNotice &notice);
    void deleted(const event::RoomDeleted &event);
    //! The server counts these among the user's rooms no more, and said nothing else.
    void missed(const QList<RoomId> &rooms);
    //! The user is about to delete it here, and needs no word.
    void expect(RoomId room) { m_expected.insert(room); }
    void unexpect(RoomId room) { m_expected.remove(room); }
    //! The user is in it again, and nothing is to be told any more.
    void cameBack(RoomId room);
    //! A ban is over, and is nothing to be told any more: its user may come in again.
    void end(RoomId room);
    //! What can be told, oldest first: not those about which the server is being asked.
    QList<RoomLoss> known() const;

Q_SIGNALS:
    void told(const confab::client::RoomLoss &loss);
    void ended(confab::RoomId room);
    //! More than are told each by itself; how many.
    void toldMany(int rooms);

private:
    //! Up to where the user has followed the log of a room.
    using Position = command::RoomPosition;

    void ask(const RoomLoss &loss, bool wasPublic);
    void askTheLog(const RoomLoss &loss, const Position &from, int pages,
                   const std::optional<event::UserLeft> &last = {});
    void tellLeaving(const RoomLoss &loss, const std::optional<event::UserLeft> &left);
    void tellBan(const RoomLoss &loss);
    void tellBy(const RoomLoss &loss, const std::optional<UserId> &by);
    //! For the next run, if none of the answers comes in this one.
    void keepMeanwhile(const RoomLoss &loss);
    void forget(RoomId room);
    void tellUnlessBack(const RoomLoss &loss);
    void tell(const RoomLoss &loss);

    Workspace &m_workspace;
    QSet<RoomId> m_expected;
    QSet<RoomId> m_asking; // the server, about the loss
    QHash<RoomId, event::ServerNotice> m_bans; // that no loss is told by yet
};

} // namespace confab::client
