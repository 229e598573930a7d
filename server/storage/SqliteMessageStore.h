// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/MessageStore.h"

namespace confab::storage {

class SqliteEngine;

//! Messages, their edits and tombstones in SQLite.
class SqliteMessageStore final : public core::MessageStore
{
public:
    explicit SqliteMessageStore(SqliteEngine &engine);

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
    SqliteEngine &m_engine;
};

} // namespace confab::storage
