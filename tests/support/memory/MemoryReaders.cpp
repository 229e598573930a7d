// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemoryReaders.h"

#include "core/people/NotifyRules.h"

#include <algorithm>

namespace confab::support {

MemoryReaders::MemoryReaders(MemoryData &data, LaterAnswers &answers)
    : m_data(data)
    , m_answers(answers)
{
}

Result<MemoryData::RoomRow *> MemoryReaders::roomOf(RoomId room, UserId user)
{
    MemoryData::RoomRow *row = m_data.find(room);
    const auto member = row ? row->members.constFind(user) : decltype(row->members.constFind(user)){};
    if (!row || member == row->members.cend() || member->hasLeft)
        return ErrorCode::NotFound;
    return row;
}

void MemoryReaders::markRead(RoomId room, UserId user, qint64 seq, core::Reply<core::ReadMark> reply)
{
    m_answers.write<core::ReadMark>(std::move(reply), [&]() -> Result<core::ReadMark> {
        const auto row = roomOf(room, user);
        if (!row)
            return row.error();
        const qint64 mark = std::clamp<qint64>(seq, 0, (*row)->room.seq);
        qint64 &seen = (*row)->seen[user];
        const bool isAhead = mark > seen;
        seen = std::max(seen, mark);
        (*row)->marks.insert(user, mark);
        return core::ReadMark{mark, isAhead};
    });
}

void MemoryReaders::change(RoomId room, UserId user, const core::SettingsChange &change,
                           core::Reply<core::ReaderSettings> reply)
{
    m_answers.write<core::ReaderSettings>(std::move(reply), [&]() -> Result<core::ReaderSettings> {
        const auto row = roomOf(room, user);
        if (!row)
            return row.error();
        core::ReaderSettings &settings = (*row)->settings[user];
        settings = core::notifyrules::changed(settings, change);
        return settings;
    });
}

} // namespace confab::support
