// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/RoomStore.h"

namespace confab::storage {

class SqliteEngine;

//! Rooms and memberships in SQLite; a removed room is gone at once, its rows are removed in slices afterwards.
class SqliteRoomStore final : public core::RoomStore
{
public:
    explicit SqliteRoomStore(SqliteEngine &engine);

    //! Goes on removing the rows of rooms that were removed before the last stop.
    void resumePurges();

    void loadAll(Reply<QList<core::StoredRoom>> reply) override;
    void create(const core::StoredRoom &room, Reply<Room> reply) override;
    void update(RoomId room, std::optional<QString> name, std::optional<QString> topic, Reply<Room> reply) override;
    void remove(RoomId room, Reply<Done> reply) override;
    void join(RoomId room, const Member &member, Reply<core::MembershipChange> reply) override;
    void joinAll(RoomId room, const core::Joining &joining, Reply<QList<core::MembershipChange>> reply) override;
    void leave(RoomId room, const core::Leaving &leaving, Reply<core::MembershipChange> reply) override;

private:
    SqliteEngine &m_engine;
};

} // namespace confab::storage
