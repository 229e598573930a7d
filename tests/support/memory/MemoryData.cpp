// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemoryData.h"

#include <algorithm>

namespace confab::support {

MemoryData::RoomRow *MemoryData::find(RoomId id)
{
    const auto it = rooms.find(id);
    return it == rooms.end() ? nullptr : &*it;
}

qint64 MemoryData::log(RoomRow &room, const LogRow &row)
{
    room.log.append(row);
    return room.room.ev = room.log.size();
}

Member MemoryData::memberOf(const RoomRow &room, UserId user) const
{
    const Membership membership = room.members.value(user);
    return {people.value(user), membership.role, membership.joinedAt};
}

std::optional<core::StoredRoom> MemoryData::storedRoom(RoomId id) const
{
    const auto row = rooms.constFind(id);
    if (row == rooms.cend())
        return std::nullopt;
    core::StoredRoom stored{row->room, {}};
    for (auto it = row->members.cbegin(); it != row->members.cend(); ++it) {
        if (!it->hasLeft)
            stored.members.append(memberOf(*row, it.key()));
    }
    std::ranges::stable_sort(stored.members, {}, &Member::joinedAt);
    return stored;
}

core::RoomCursors MemoryData::cursorsOf(RoomId id) const
{
    core::RoomCursors cursors;
    const RoomRow row = rooms.value(id);
    for (auto it = row.delivered.cbegin(); it != row.delivered.cend(); ++it)
        cursors.delivered.append({id, it.key(), *it});
    for (auto it = row.seen.cbegin(); it != row.seen.cend(); ++it)
        cursors.seen.append({id, it.key(), *it});
    return cursors;
}

bool MemoryData::isRunning(const Message &message) const
{
    return message.stream && !isFinal(streams.value(message.stream->id).stored.status.state);
}

Message MemoryData::shown(const Message &row) const
{
    Message result = row;
    result.author = people.value(row.author.id);
    result.replyCount = int(std::ranges::count_if(
        messages, [&](const Message &other) { return other.thread == row.id && !other.isDeleted(); }));
    if (!row.stream)
        return result;
    const StreamRow stream = streams.value(row.stream->id);
    result.stream = MessageStream{.id = row.stream->id,
                                  .agent = stream.stored.status.agent,
                                  .state = stream.stored.status.state,
                                  .model = stream.stored.model,
                                  .askedBy = stream.askedBy};
    if (row.isDeleted())
        return result;
    result.stream->reason = stream.stored.reason;
    result.stream->finish = stream.stored.finish;
    result.stream->continues = stream.continues;
    if (stream.reasoning)
        result.stream->parts = {stream.reasoning->part};
    if (isRunning(row)) {
        result.content = stream.stored.text;
        result.stream->from = int(result.content.size());
    }
    return result;
}

Result<Message> MemoryData::message(MessageId id) const
{
    const auto it = messages.constFind(id);
    return it == messages.cend() ? Result<Message>(ErrorCode::NotFound) : Result<Message>(shown(*it));
}

std::optional<Message> MemoryData::findByClientId(RoomId room, UserId author, const QString &clientId) const
{
    const auto it = std::ranges::find_if(messages, [&](const Message &row) {
        return row.room == room && row.author.id == author && row.clientId == clientId;
    });
    return clientId.isEmpty() || it == messages.cend() ? std::nullopt : std::optional(shown(*it));
}

core::MessageChange MemoryData::changed(MessageId id, Logged what)
{
    RoomRow &room = *find(messages.value(id).room);
    const qint64 ev = log(room, {.what = what, .message = id});
    return {shown(messages.value(id)), ev, true};
}

QList<Message> MemoryData::allMessages() const
{
    QList<Message> all;
    for (const RoomRow &room : rooms) {
        for (MessageId id : room.messages)
            all.append(shown(messages.value(id)));
    }
    return all;
}

} // namespace confab::support
