// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MemoryLog.h"
#include "MemoryMessages.h"
#include "MemoryRooms.h"
#include "MemoryStreams.h"
#include "support/Stores.h"

namespace confab::support {

//! All stores on one state in memory: what services are tested with. Held to what the ports promise by the same tests
//! as the database.
class MemoryStores final : public Stores
{
public:
    MemoryRooms &rooms() override { return m_rooms; }
    MemoryMessages &messages() override { return m_messages; }
    MemoryLog &log() override { return m_log; }
    MemoryCursors &cursors() override { return m_cursors; }
    MemoryStreams &streams() override { return m_streams; }
    //! Nothing is lost, and nothing to be read anew.
    void restart() override {}

    //! The next write that is answered does nothing and gives this.
    void failNext(const Error &error) { m_answers.failNextWrite(error); }
    //! The next read gives this.
    void failNextRead(const Error &error) { m_answers.failNextRead(error); }
    //! Room by room, by their seq.
    QList<Message> allMessages() const { return m_data.allMessages(); }
    //! The message as it is now, at once.
    std::optional<Message> message(MessageId id) const;
    //! The room as it is now, at once.
    std::optional<core::StoredRoom> room(RoomId id) const;

private:
    MemoryData m_data;
    LaterAnswers m_answers;
    MemoryRooms m_rooms{m_data, m_answers};
    MemoryMessages m_messages{m_data, m_answers};
    MemoryLog m_log{m_data, m_answers};
    MemoryCursors m_cursors{m_data, m_answers};
    MemoryStreams m_streams{m_data, m_answers};
};

} // namespace confab::support
