// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatDirectory.h"

#include <algorithm>

namespace confab::compat::chatapp {

using namespace Qt::StringLiterals;

namespace {
const core::ForeignKind kChats{u"chatapp"_s, u"chat"_s};
const core::ForeignKind kMessages{u"chatapp"_s, u"message"_s};
} // namespace

ChatDirectory::ChatDirectory(Ground &ground)
    : m_ground(ground)
{
}

void ChatDirectory::load(core::Reply<Done> reply)
{
    m_ground.foreign().all(
        kChats, {m_life, std::move(reply), [this](const QList<core::ForeignId> &known, core::Reply<Done> next) {
                     for (const core::ForeignId &each : known) {
                         const RoomId room(each.id);
                         keep(room, each.key.toLongLong());
                         // The server ended between its number and this.
                         if (ownerOf(room) && !m_ground.rooms().has(room))
                             m_ground.rooms().add(room, each.key, {});
                     }
                     addNext(shared(), std::move(next));
                 }});
}

void ChatDirectory::addNext(QList<RoomId> rooms, core::Reply<Done> reply)
{
    if (rooms.isEmpty())
        return reply(Done{});
    const RoomId room = rooms.takeFirst();
    add(room,
        {m_life, std::move(reply), [this, rooms](qint64, core::Reply<Done> next) { addNext(rooms, std::move(next)); }});
}

void ChatDirectory::keep(RoomId room, qint64 number)
{
    m_byNumber.insert(number, room);
    m_numbers.insert(room, number);
    m_newest = std::max(m_newest, number);
}

void ChatDirectory::add(RoomId room, core::Reply<qint64> reply)
{
    if (const auto number = numberOf(room))
        return reply(*number);
    m_ground.foreign().number(
        kChats, {room.uuid()},
        {m_life, std::move(reply), [this, room](const QList<qint64> &numbers, core::Reply<qint64> next) {
             keep(room, numbers.first());
             next(numbers.first());
         }});
}

void ChatDirectory::numberMessages(const QList<MessageId> &messages, core::Reply<QList<qint64>> reply)
{
    QList<Uuid> ids;
    for (MessageId message : messages)
        ids.append(message.uuid());
    m_ground.foreign().number(kMessages, ids, std::move(reply));
}

std::optional<RoomId> ChatDirectory::find(const ChatName &name) const
{
    RoomId room;
    if (const auto *number = std::get_if<qint64>(&name))
        room = m_byNumber.value(*number);
    else if (const auto *native = std::get_if<RoomId>(&name))
        room = *native;
    // A room that was assigned once has kept its number, and is not to be seen any more.
    return m_ground.rooms().has(room) && m_numbers.contains(room) ? std::optional(room) : std::nullopt;
}

std::optional<qint64> ChatDirectory::numberOf(RoomId room) const
{
    const auto number = m_numbers.constFind(room);
    return number == m_numbers.cend() ? std::nullopt : std::optional(*number);
}

const User *ChatDirectory::ownerOf(RoomId room) const
{
    if (isShared(room))
        return nullptr;
    for (const Member &member : m_ground.directory().members(room)) {
        if (member.role == Role::Owner)
            return m_ground.people().keyOf(member.user.id) ? &member.user : nullptr;
    }
    return nullptr;
}

QList<RoomId> ChatDirectory::ownedBy(UserId person) const
{
    QList<RoomId> owned;
    for (RoomId room : m_ground.directory().roomsOf(person)) {
        const Member *member = m_ground.directory().member(room, person);
        if (member && member->role == Role::Owner && m_ground.rooms().has(room))
            owned.append(room);
    }
    std::ranges::sort(owned); // ids carry the time of their making
    return owned;
}

bool ChatDirectory::isEmpty(RoomId id) const
{
    const Room *known = room(id);
    return known && known->seq == 0;
}

} // namespace confab::compat::chatapp
