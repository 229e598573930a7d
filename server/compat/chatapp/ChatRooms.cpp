// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatRooms.h"

#include "ChatTitles.h"
#include "core/RoomNames.h"

namespace confab::compat::chatapp {

namespace {

QString nameFor(const QString &title, qint64 number)
{
    const auto name = core::roomnames::normalized(title, Limits().nameChars);
    return name && titleOf(*name) ? *name : untitledName(number);
}

} // namespace

struct ChatRooms::Removal
{
    QList<RoomId> rooms = {};
    core::Reply<int> reply;
    int removed = 0;
};

ChatRooms::ChatRooms(ChatDirectory &chats, const ChatViewers &viewers, Ground &ground)
    : m_chats(chats)
    , m_viewers(viewers)
    , m_ground(ground)
{
}

std::optional<core::Actor> ChatRooms::ownerIn(RoomId room) const
{
    const User *owner = m_chats.ownerOf(room);
    if (!owner)
        return std::nullopt;
    return core::Actor{.identity = {.user = *owner, .guest = true, .serverRole = Role::Guest}};
}

void ChatRooms::enter(RoomId room, const core::Identity &person, core::Reply<core::Actor> reply)
{
    const core::Actor self = Ground::actorOf(person);
    const auto owner = m_chats.isMember(room, self.userId()) ? std::nullopt : ownerIn(room);
    if (owner)
        return reply(*owner);
    m_ground.ensureMember(self, room, {std::move(reply), [self](Done) { return self; }});
}

void ChatRooms::open(const core::Identity &person, const QString &title, core::Reply<RoomId> reply)
{
    const UserId user = person.user.id;
    std::vector<core::Reply<RoomId>> &waiting = m_opening[user];
    waiting.push_back(std::move(reply));
    if (waiting.size() > 1)
        return;
    const QList<RoomId> owned = m_chats.ownedBy(user);
    for (RoomId room : owned) {
        if (m_chats.isEmpty(room))
            return onOpened(user, room);
    }
    make(person, title, {m_life, [this, user](const Result<RoomId> &room) { onOpened(user, room); }});
}

void ChatRooms::onOpened(UserId person, const Result<RoomId> &room)
{
    auto waiting = m_opening.extract(person);
    for (core::Reply<RoomId> &reply : waiting.mapped())
        reply(room);
}

void ChatRooms::make(const core::Identity &person, const QString &title, core::Reply<RoomId> reply)
{
    m_ground.makePrivateRoom(
        Ground::actorOf(person), nameFor(title, m_chats.newestNumber() + 1),
        {m_life, std::move(reply), [this](RoomId room, core::Reply<RoomId> next) {
             m_chats.add(room, {m_life, std::move(next), [this, room](qint64 number, core::Reply<RoomId> made) {
                                    m_ground.rooms().add(room, QString::number(number),
                                                         {std::move(made), [room](Done) { return room; }});
                                }});
         }});
}

void ChatRooms::remove(const QList<RoomId> &rooms, core::Reply<int> reply)
{
    removeNext(std::make_shared<Removal>(Removal{rooms, std::move(reply)}));
}

void ChatRooms::removeNext(const std::shared_ptr<Removal> &removal)
{
    while (!removal->rooms.isEmpty()) {
        const RoomId room = removal->rooms.takeFirst();
        const auto owner = ownerIn(room);
        if (!owner)
            continue;
        return m_ground.ask(*owner, command::RoomDelete{room},
                            {m_life, [this, removal](const Result<reply::Empty> &removed) {
                                 removal->removed += removed ? 1 : 0;
                                 removeNext(removal);
                             }});
    }
    removal->reply(removal->removed);
}

void ChatRooms::removeEmpty(UserId person, core::Reply<int> reply)
{
    QList<RoomId> empty;
    for (RoomId room : m_chats.ownedBy(person)) {
        if (m_chats.isEmpty(room) && !m_viewers.isOpen(room))
            empty.append(room);
    }
    remove(empty, std::move(reply));
}

} // namespace confab::compat::chatapp
