// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MemoryData.h"

namespace confab::support {

//! What members keep for themselves.
class MemoryReaders final : public core::ReaderStore
{
public:
    MemoryReaders(MemoryData &data, LaterAnswers &answers);

    void markRead(RoomId room, UserId user, qint64 seq, core::Reply<core::ReadMark> reply) override;
    void change(RoomId room, UserId user, const core::SettingsChange &change,
                core::Reply<core::ReaderSettings> reply) override;

private:
    Result<MemoryData::RoomRow *> roomOf(RoomId room, UserId user);

    MemoryData &m_data;
    LaterAnswers &m_answers;
};

} // namespace confab::support
