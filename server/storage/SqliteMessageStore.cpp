// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqliteMessageStore.h"

#include "CursorRows.h"
#include "EngineWrites.h"
#include "MessagePages.h"
#include "MessageRows.h"
#include "MessageWrites.h"
#include "PendingCursors.h"

namespace confab::storage {

using core::MessageChange;

SqliteMessageStore::SqliteMessageStore(SqliteEngine &engine)
    : m_engine(engine)
{
}

void SqliteMessageStore::append(const core::NewMessage &message, core::Reply<MessageChange> reply)
{
    m_engine.write(write::AppendMessage{message}, std::move(reply));
}

void SqliteMessageStore::edit(const core::NewContent &content, core::Reply<MessageChange> reply)
{
    m_engine.write(write::EditMessage{content}, std::move(reply));
}

void SqliteMessageStore::erase(RoomId room, MessageId message, Timestamp at, const core::AuditNotes &notes,
                               core::Reply<MessageChange> reply)
{
    m_engine.write(write::EraseMessage{room, message, at}, notes, std::move(reply));
}

void SqliteMessageStore::getInOrder(MessageId message, core::Reply<Message> reply)
{
    m_engine.write(write::ReadMessage{message}, std::move(reply));
}

void SqliteMessageStore::get(MessageId message, core::Reply<Message> reply)
{
    m_engine.read(
        {message}, [message](Database &database) { return messageById(database, message); }, std::move(reply));
}

void SqliteMessageStore::findByClientId(RoomId room, UserId author, const QString &clientId,
                                        core::Reply<std::optional<Message>> reply)
{
    m_engine.read(
        {room},
        [room, author, clientId](Database &database) {
            return storage::findByClientId(database, room, author, clientId);
        },
        std::move(reply));
}

void SqliteMessageStore::page(const core::PageRequest &request, int maxBytes, core::Reply<reply::Messages> reply)
{
    m_engine.read(
        {request.room},
        [&pending = m_engine.pendingCursors(), request, maxBytes](Database &database) -> Result<reply::Messages> {
            auto waiting = request.withCursors ? pending.waitingIn(request.room) : QHash<UserId, qint64>{};
            auto page = readPage(database, request, maxBytes);
            if (!page || !request.withCursors)
                return page;
            auto cursors = readCursors(database, request.room, std::move(waiting));
            if (!cursors)
                return cursors.error();
            page->delivered = std::move(cursors->delivered);
            page->seen = std::move(cursors->seen);
            return page;
        },
        std::move(reply));
}

} // namespace confab::storage
