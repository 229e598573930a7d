// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MemoryData.h"

namespace confab::support {

//! The logs of the rooms.
class MemoryLog final : public core::LogStore
{
public:
    MemoryLog(MemoryData &data, LaterAnswers &answers);

    void standings(UserId user, const QList<RoomId> &rooms, core::Reply<QList<core::RoomStanding>> reply) override;
    void since(RoomId room, qint64 ev, int limit, int maxBytes, core::Reply<core::LogPage> reply) override;

private:
    MemoryData &m_data;
    LaterAnswers &m_answers;
};

//! How far everybody has got.
class MemoryCursors final : public core::CursorStore
{
public:
    MemoryCursors(MemoryData &data, LaterAnswers &answers);

    void advance(core::CursorKind kind, RoomId room, UserId user, qint64 seq, core::Reply<qint64> reply) override;
    void cursors(RoomId room, core::Reply<core::RoomCursors> reply) override;

private:
    MemoryData &m_data;
    LaterAnswers &m_answers;
};

} // namespace confab::support
