// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Clock.h"
#include "core/RoomDirectory.h"
#include "protocol/Commands.h"
#include "protocol/Replies.h"

#include <functional>

namespace confab::core {

//! Where people find public rooms: those with the most messages of the last seven days first, counted once an hour,
//! then those with the most members. Archived rooms are left out, and those that no person is in. Room thread.
class PublicRooms
{
public:
    PublicRooms(const RoomDirectory &directory, RoomStore &store, Bus &bus, const Clock &clock);

    //! Whether guests are shown rooms that they are not in.
    std::function<bool()> guestsSeePublic = [] { return true; };

    //! Counts when an hour has gone by. Call it about once a second.
    void tick();
    void page(const Actor &actor, const command::RoomBrowse &command, Reply<reply::Directory> reply);

private:
    struct Place;

    void count();
    Place placeOf(const Room &room) const;
    bool isListed(const Actor &actor, const Room &room) const;
    bool matches(const Room &room, const QString &query);
    reply::Directory pageBehind(const Actor &actor, const QString &query, const Place *from, int limit);
    DirectoryEntry entry(const Actor &actor, const Room &room) const;

    const RoomDirectory &m_directory;
    RoomStore &m_store;
    const Clock &m_clock;
    RoomActivity m_activity;
    QHash<RoomId, QString> m_texts; //!< folded names and topics, as they were looked at
    std::optional<qint64> m_countedAt;
    Life m_life;
};

} // namespace confab::core
