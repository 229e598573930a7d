// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MemoryAccounts.h"
#include "MemoryAgents.h"
#include "MemoryAudit.h"
#include "MemoryForeign.h"
#include "MemoryInvites.h"
#include "MemoryLog.h"
#include "MemoryMessages.h"
#include "MemoryPeople.h"
#include "MemoryReaders.h"
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
    MemoryAccounts &accounts() override { return m_accounts; }
    MemoryAgents &agents() override { return m_agents; }
    MemoryForeign &foreign() override { return m_foreign; }
    MemoryInvites &invites() override { return m_invites; }
    MemoryPeople &people() override { return m_people; }
    MemoryReaders &readers() override { return m_readers; }
    MemoryAudit &audit() override { return m_audit; }
    MemoryPictures &pictures() override { return m_pictures; }
    void open(core::Reply<Done> reply) override { m_answers.give<Done>(std::move(reply), Done{}); }
    void stop() override {}
    void probe(core::Reply<Done> reply) override { m_answers.write<Done>(std::move(reply), [] { return Done{}; }); }
    //! Nothing is lost, and nothing to be read anew.
    void restart() override {}

    //! The next write that is answered does nothing and gives this.
    void failNext(const Error &error) { m_answers.failNextWrite(error); }
    //! The next read gives this.
    void failNextRead(const Error &error) { m_answers.failNextRead(error); }
    //! How often somebody has asked any of them for something, and waited for the answer.
    int trips() const { return m_answers.count(); }
    //! Room by room, by their seq.
    QList<Message> allMessages() const { return m_data.allMessages(); }
    //! The message as it is now, at once.
    std::optional<Message> message(MessageId id) const;
    //! The room as it is now, at once.
    std::optional<core::StoredRoom> room(RoomId id) const;
    QList<core::StoredRoom> allRooms() const;

private:
    MemoryData m_data;
    LaterAnswers m_answers;
    MemoryRooms m_rooms{m_data, m_answers};
    MemoryMessages m_messages{m_data, m_answers};
    MemoryLog m_log{m_data, m_answers};
    MemoryCursors m_cursors{m_data, m_answers};
    MemoryStreams m_streams{m_data, m_answers};
    MemoryAccounts m_accounts{m_data, m_answers};
    MemoryAgents m_agents{m_data, m_answers};
    MemoryForeign m_foreign{m_answers};
    MemoryInvites m_invites{m_data, m_answers};
    MemoryPeople m_people{m_data, m_answers};
    MemoryReaders m_readers{m_data, m_answers};
    MemoryAudit m_audit{m_data, m_answers};
    MemoryPictures m_pictures{m_data, m_answers};
};

} // namespace confab::support
