// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MemoryData.h"

namespace confab::support {

//! Rooms and who is in them.
class MemoryRooms final : public core::RoomStore
{
public:
    MemoryRooms(MemoryData &data, LaterAnswers &answers);

    void loadAll(Reply<QList<core::StoredRoom>> reply) override;
    void create(const core::StoredRoom &room, Reply<Room> reply) override;
    void update(RoomId room, std::optional<QString> name, std::optional<QString> topic, Reply<Room> reply) override;
    void remove(RoomId room, Reply<Done> reply) override;
    void join(RoomId room, const Member &member, Reply<core::MembershipChange> reply) override;
    void joinAll(RoomId room, const core::Joining &joining, Reply<QList<core::MembershipChange>> reply) override;
    void leave(RoomId room, const core::Leaving &leaving, Reply<core::MembershipChange> reply) override;

private:
    MemoryData &m_data;
    LaterAnswers &m_answers;
};

} // namespace confab::support
