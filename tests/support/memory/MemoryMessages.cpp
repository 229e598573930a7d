// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemoryMessages.h"

#include <algorithm>
#include <limits>

namespace confab::support {

using namespace Qt::StringLiterals;
using core::MessageChange;
using Logged = MemoryData::Logged;
using RoomRow = MemoryData::RoomRow;
using StreamRow = MemoryData::StreamRow;

namespace {

Result<MessageChange> editMessage(MemoryData &data, const core::NewContent &what)
{
    const auto it = data.messages.find(what.message);
    if (it == data.messages.end() || it->room != what.room)
        return ErrorCode::NotFound;
    if (const auto first = data.edits.value(what.message).value(what.clientId); first > 0)
        return MessageChange{data.shown(*it), first, false};
    if (it->isDeleted() || data.isRunning(*it))
        return ErrorCode::Conflict;
    if (const auto allowed = data.mayPost(it->room, it->author.id, what.at); !allowed)
        return allowed.error();
    it->content = what.content;
    it->mentions = what.mentions;
    it->editedAt = what.at;
    const MessageChange change = data.changed(what.message, Logged::MessageEdited);
    if (!what.clientId.isEmpty())
        data.edits[what.message].insert(what.clientId, change.ev);
    return change;
}

Result<MessageChange> eraseMessage(MemoryData &data, RoomId room, MessageId id, Timestamp at)
{
    const auto it = data.messages.find(id);
    if (it == data.messages.end() || it->room != room)
        return ErrorCode::NotFound;
    if (it->isDeleted())
        return MessageChange{data.shown(*it), 0, false};
    it->content.clear();
    it->mentions.clear();
    it->deletedAt = at;
    if (it->stream) {
        StreamRow &row = data.streams[it->stream->id];
        row.stored.text.clear();
        row.reasoning.reset();
    }
    return data.changed(id, Logged::MessageDeleted);
}

struct Space
{
    qint64 messages = 0;
    qint64 bytes = 0;
    qint64 atLeast = 1;
};

reply::Messages newer(const MemoryData &data, const RoomRow &room, qint64 above, const Space &space)
{
    reply::Messages page;
    qint64 bytes = 0;
    for (qint64 seq = std::max<qint64>(above, 0) + 1; seq <= room.room.seq; ++seq) {
        const Message message = data.shown(data.messages.value(room.messages[seq - 1]));
        bytes += message.content.toUtf8().size();
        const auto count = page.messages.size();
        page.more = count >= space.messages || (count >= space.atLeast && bytes > space.bytes);
        if (page.more)
            break;
        page.messages.append(message);
    }
    return page;
}

reply::Messages older(const MemoryData &data, const RoomRow &room, qint64 last, const Space &space)
{
    reply::Messages page;
    qint64 bytes = 0;
    for (qint64 seq = std::min(last, room.room.seq); seq >= 1; --seq) {
        const Message message = data.shown(data.messages.value(room.messages[seq - 1]));
        bytes += message.content.toUtf8().size();
        const auto count = page.messages.size();
        page.more = count >= space.messages || (count >= space.atLeast && bytes > space.bytes);
        if (page.more)
            break;
        page.messages.prepend(message);
    }
    return page;
}

Result<reply::Messages> readPage(MemoryData &data, const core::PageRequest &request, qint64 maxBytes)
{
    const RoomRow *room = data.find(request.room);
    if (!room)
        return ErrorCode::NotFound;
    const qint64 limit = std::max(request.limit, 1);
    if (request.after)
        return newer(data, *room, *request.after, {limit, maxBytes});
    if (request.around) {
        reply::Messages page = older(data, *room, *request.around, {(limit + 1) / 2, maxBytes / 2});
        const qint64 atLeast = page.messages.isEmpty() ? 1 : 0;
        const auto after = newer(data, *room, *request.around, {limit - page.messages.size(), maxBytes / 2, atLeast});
        page.messages += after.messages;
        page.more = page.more || after.more;
        return page;
    }
    const qint64 last = request.before ? *request.before - 1 : std::numeric_limits<qint64>::max();
    reply::Messages page = older(data, *room, last, {limit, maxBytes});
    if (request.withCursors) {
        const core::RoomCursors positions = data.cursorsOf(request.room);
        page.delivered = positions.delivered;
        page.seen = positions.seen;
    }
    return page;
}

} // namespace

MemoryMessages::MemoryMessages(MemoryData &data, LaterAnswers &answers)
    : m_data(data)
    , m_answers(answers)
{
}

void MemoryMessages::append(const core::NewMessage &message, core::Reply<MessageChange> reply)
{
    m_answers.write<MessageChange>(std::move(reply), [&] { return m_data.append(message); });
}

void MemoryMessages::edit(const core::NewContent &content, core::Reply<MessageChange> reply)
{
    m_answers.write<MessageChange>(std::move(reply), [&] { return editMessage(m_data, content); });
}

void MemoryMessages::erase(RoomId room, MessageId message, Timestamp at, const core::AuditNotes &notes,
                           core::Reply<MessageChange> reply)
{
    const auto now = [&] { return eraseMessage(m_data, room, message, at); };
    m_answers.write<MessageChange>(std::move(reply), [&] { return m_data.led(notes, now); });
}

void MemoryMessages::getInOrder(MessageId message, core::Reply<Message> reply)
{
    m_answers.read<Message>(std::move(reply), m_data.message(message));
}

void MemoryMessages::get(MessageId message, core::Reply<Message> reply)
{
    m_answers.read<Message>(std::move(reply), m_data.message(message));
}

void MemoryMessages::findByClientId(RoomId room, UserId author, const QString &clientId,
                                    core::Reply<std::optional<Message>> reply)
{
    m_answers.read<std::optional<Message>>(std::move(reply), m_data.findByClientId(room, author, clientId));
}

void MemoryMessages::page(const core::PageRequest &request, int maxBytes, core::Reply<reply::Messages> reply)
{
    m_answers.read<reply::Messages>(std::move(reply), readPage(m_data, request, maxBytes));
}

} // namespace confab::support
