// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MemoryData.h"

namespace confab::support {

//! Messages and their pages.
class MemoryMessages final : public core::MessageStore
{
public:
    MemoryMessages(MemoryData &data, LaterAnswers &answers);

    void append(const core::NewMessage &message, core::Reply<core::MessageChange> reply) override;
    void edit(const core::NewContent &content, core::Reply<core::MessageChange> reply) override;
    void erase(RoomId room, MessageId message, Timestamp at, const core::AuditNotes &notes,
               core::Reply<core::MessageChange> reply) override;
    void getInOrder(MessageId message, core::Reply<Message> reply) override;
    void get(MessageId message, core::Reply<Message> reply) override;
    void findByClientId(RoomId room, UserId author, const QString &clientId,
                        core::Reply<std::optional<Message>> reply) override;
    void page(const core::PageRequest &request, int maxBytes, core::Reply<reply::Messages> reply) override;

private:
    MemoryData &m_data;
    LaterAnswers &m_answers;
};

} // namespace confab::support
