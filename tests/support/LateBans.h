// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/InternalEvent.h"
#include "core/ports/RoomStore.h"

#include <functional>
#include <map>

namespace confab::support {

//! Changes of bans as one of several servers hears of them: in whatever order they come, each is told once and in the
//! order of their numbers, behind the first event of its room. What was lost is found by comparing with the store: then
//! all bans of the room are told anew.
class LateBans
{
public:
    using Tell = std::function<void(const core::BanChange &)>;

    explicit LateBans(Tell tell);

    //! The room is known from now on, with these bans.
    void begin(const core::StoredRoom &room);
    //! Nothing more is told of it.
    void end(RoomId room);
    void take(const core::BanChange &change);
    //! With all rooms that there are. In how many there was something that had not been heard of.
    int compare(const QList<core::StoredRoom> &rooms);
    //! Nothing waits for a change before it.
    bool isQuiet() const;

private:
    struct Heard
    {
        bool isKnown = false;
        bool isGone = false;
        qint64 last = 0;
        QSet<UserId> banned = {};
        std::map<qint64, core::BanChange> held = {};
    };

    bool compare(Heard &heard, const core::StoredRoom &room);
    void goOn(Heard &heard);
    void apply(Heard &heard, const core::BanChange &change);

    Tell m_tell;
    std::map<RoomId, Heard> m_rooms;
};

} // namespace confab::support
