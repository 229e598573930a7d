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

    void loadAll(core::Reply<QList<core::StoredRoom>> reply) override;
    void create(const core::StoredRoom &room, core::Reply<Room> reply) override;
    void openDirect(const core::StoredRoom &room, core::Reply<core::ChangedRoom> reply) override;
    void update(RoomId room, const core::RoomChange &change, core::Reply<core::ChangedRoom> reply) override;
    void remove(RoomId room, const core::AuditNotes &notes, core::Reply<qint64> reply) override;
    void activity(Timestamp since, core::Reply<core::RoomActivity> reply) override;
    void join(RoomId room, const Member &member, core::Reply<core::MembershipChange> reply) override;
    void joinAll(RoomId room, const core::Joining &joining, core::Reply<QList<core::MembershipChange>> reply) override;
    void leave(RoomId room, const core::Leaving &leaving, core::Reply<core::MembershipChange> reply) override;
    void setRole(RoomId room, const core::RoleChange &change, core::Reply<core::RoleChanges> reply) override;
    void mute(RoomId room, const core::Muting &muting, core::Reply<core::MembershipChange> reply) override;
    void ban(RoomId room, const Ban &ban, const core::AuditNotes &notes,
             core::Reply<core::MembershipChange> reply) override;
    void unban(RoomId room, UserId user, const core::AuditNotes &notes, core::Reply<qint64> reply) override;
    void bans(RoomId room, const core::BanQuery &query, core::Reply<core::BanPage> reply) override;

private:
    SqliteEngine &m_engine;
    core::Life m_life;
};

} // namespace confab::storage
