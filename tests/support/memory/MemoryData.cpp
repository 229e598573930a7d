// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MemoryData.h"

#include "core/people/NotedAct.h"

#include <algorithm>

namespace confab::support {

using namespace Qt::StringLiterals;

MemoryData::RoomRow *MemoryData::find(RoomId id)
{
    const auto it = rooms.find(id);
    return it == rooms.end() ? nullptr : &*it;
}

void MemoryData::remember(const User &user)
{
    User shown = user;
    const auto account = accounts.accounts.constFind(user.id);
    if (account != accounts.accounts.cend() && account->stored.user.kind == UserKind::Person)
        shown.name = account->stored.user.name;
    people.insert(user.id, shown);
}

void MemoryData::dropPicture(const QString &hash)
{
    const auto hasIt = [&hash](const MemoryAccountRows::AccountRow &row) { return !row.endedAt && row.picture == hash; };
    const auto shows = [&hash](const RoomRow &row) { return row.room.picture == hash; };
    if (std::ranges::none_of(accounts.accounts, hasIt) && std::ranges::none_of(rooms, shows))
        pictures.remove(hash);
}

qint64 MemoryData::log(RoomRow &room, const LogRow &row)
{
    room.log.append(row);
    return room.room.ev = room.log.size();
}

Member MemoryData::memberOf(const RoomRow &room, UserId user) const
{
    const Membership membership = room.members.value(user);
    User shown = people.value(user);
    shown.picture = accounts.accounts.value(user).picture;
    return {shown, membership.role, membership.joinedAt, membership.mutedUntil};
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
    for (Ban ban : row->bans) {
        ban.user = {ban.user.id};
        stored.bans.insert(ban.user.id, ban);
    }
    stored.expelled = row->expelled;
    stored.banNumber = row->banNumber;
    if (!row->messages.isEmpty())
        stored.lastMessageAt = messages.value(row->messages.last()).createdAt;
    return stored;
}

QList<core::StoredRoom> MemoryData::allRooms() const
{
    QList<core::StoredRoom> all;
    for (auto it = rooms.keyBegin(); it != rooms.keyEnd(); ++it)
        all.append(*storedRoom(*it));
    return all;
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

Result<> MemoryData::mayPost(RoomId id, UserId author, Timestamp at) const
{
    const RoomRow room = rooms.value(id);
    const auto member = room.members.constFind(author);
    if (room.room.archived)
        return Error{ErrorCode::Conflict, {}, u"room"_s};
    if (member == room.members.cend() || member->hasLeft || member->mutedUntil.value_or(0) > at)
        return Error{ErrorCode::Forbidden, {}, u"room"_s};
    QList<UserId> others;
    for (auto it = room.members.cbegin(); it != room.members.cend(); ++it) {
        if (it.key() != author && !it->hasLeft && people.value(it.key()).kind == UserKind::Person)
            others.append(it.key());
    }
    const bool isBetweenTwo = room.room.kind == RoomKind::Direct && others.size() == 1;
    if (isBetweenTwo && accounts.blocks.contains(core::Block{others.first(), author}))
        return Error{ErrorCode::Forbidden, {}, u"room"_s};
    return Done{};
}

Result<core::MessageChange> MemoryData::append(const core::NewMessage &added)
{
    RoomRow *room = find(added.room);
    if (!room)
        return ErrorCode::NotFound;
    if (added.asMember) {
        if (const auto allowed = mayPost(added.room, added.author.id, added.createdAt); !allowed)
            return allowed.error();
    }
    const auto isHere = [this, &added](MessageId id) { return messages.value(id).room == added.room; };
    if (added.replyTo && !isHere(*added.replyTo))
        return Error{ErrorCode::NotFound, {}, u"replyTo"_s};
    if (added.thread && !isHere(*added.thread))
        return Error{ErrorCode::NotFound, {}, u"thread"_s};
    remember(added.author);
    if (const auto first = findByClientId(added.room, added.author.id, added.clientId))
        return core::MessageChange{*first, 0, false};
    if (messages.contains(added.id))
        return ErrorCode::Conflict;
    room->messages.append(added.id);
    room->room.seq = room->messages.size();
    messages.insert(added.id, Message{.id = added.id,
                                      .room = added.room,
                                      .seq = room->room.seq,
                                      .clientId = added.clientId,
                                      .author = added.author,
                                      .content = added.content,
                                      .replyTo = added.replyTo,
                                      .thread = added.thread,
                                      .mentions = added.mentions,
                                      .createdAt = added.createdAt,
                                      .stream = added.stream});
    if (added.stream) {
        StreamRow &row = streams[added.stream->id];
        row.stored.status = {.stream = added.stream->id,
                             .room = added.room,
                             .message = added.id,
                             .agent = added.stream->agent,
                             .state = added.stream->state,
                             .startedAt = added.createdAt};
        row.stored.askedBy = added.stream->askedBy.value_or(UserId{});
        row.stored.model = added.stream->model;
        row.stored.text = added.content;
        row.stored.metrics.stream = added.stream->id;
        row.askedBy = added.stream->askedBy;
        row.continues = added.stream->continues;
    }
    if (added.author.kind == UserKind::Person)
        room->seen[added.author.id] = std::max(room->seen.value(added.author.id), room->room.seq);
    room->marks.remove(added.author.id);
    return changed(added.id, Logged::MessageNew);
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

Result<> MemoryData::mayBeAdded(const User &user, UserId by, Timestamp at, const core::AddedTo &to) const
{
    const auto row = accounts.accounts.constFind(user.id);
    if (user.id == by || user.kind != UserKind::Person || row == accounts.accounts.cend())
        return Done{};
    const auto adder = accounts.accounts.constFind(by);
    const bool isLead = adder != accounts.accounts.cend() && !adder->stored.guest && adder->stored.role <= Role::Admin;
    return core::mayBeAdded({.isHere = !row->endedAt,
                             .isSuspended = !row->endedAt && isOut(user.id, at),
                             .hasBlocked = accounts.blocks.contains(core::Block{user.id, by}),
                             .byLead = isLead},
                            to);
}

Result<> MemoryData::mayAllBeAdded(const core::StoredRoom &made) const
{
    const Room &room = made.room;
    for (const Member &member : made.members) {
        const auto may = room.createdBy.isNull()
                             ? Result<>(Done{})
                             : mayBeAdded(member.user, room.createdBy, room.createdAt, {room.kind, u"members"_s});
        if (!may)
            return may;
    }
    return Done{};
}

bool MemoryData::isOut(UserId user, Timestamp at) const
{
    const MemoryAccountRows::AccountRow row = accounts.accounts.value(user);
    return row.endedAt || (row.suspension && (!row.suspension->until || *row.suspension->until > at));
}

Result<> MemoryData::mayStill(const core::AuditNotes &notes)
{
    for (const core::AuditNote &each : notes) {
        const AuditEntry &entry = each.entry;
        const std::optional<RoomId> id = core::roomOf(each);
        const auto known = [this](UserId user) { return accounts.accounts.value(user); };
        const auto roleOf = [](const MemoryAccountRows::AccountRow &row) {
            return row.stored.guest ? Role::Guest : row.stored.role;
        };
        const MemoryAccountRows::AccountRow actor = known(entry.by);
        const std::optional<UserId> whom = entry.target ? entry.target->user : std::nullopt;
        core::ActFacts facts{.actorRole = roleOf(actor), .isActorOut = isOut(entry.by, entry.at)};
        if (whom)
            facts.targetRole = roleOf(known(*whom));
        const RoomRow *room = id ? find(*id) : nullptr;
        if (id && !room)
            return ErrorCode::NotFound;
        const auto present = [this, room](std::optional<UserId> user) -> std::optional<Member> {
            const bool isThere = room && user && room->members.contains(*user) && !room->members[*user].hasLeft;
            return isThere ? std::optional(memberOf(*room, *user)) : std::nullopt;
        };
        const auto self = present(entry.by);
        const auto other = present(whom);
        facts.room = room ? &room->room : nullptr;
        facts.actor = self ? &*self : nullptr;
        facts.target = other ? &*other : nullptr;
        if (const auto may = core::mayStill(entry, facts); !may)
            return may;
    }
    return Done{};
}

void MemoryData::note(const core::AuditNotes &notes)
{
    for (const core::AuditNote &each : notes) {
        if (!each.room || find(*each.room))
            audit.append({++lastAudit, each});
    }
}

} // namespace confab::support
