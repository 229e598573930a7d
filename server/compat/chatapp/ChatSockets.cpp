// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatSockets.h"

#include "ChatFrames.h"
#include "ChatPeople.h"
#include "ChatVisitor.h"

namespace confab::compat::chatapp {

using namespace Qt::StringLiterals;
using core::ConnectionId;

namespace {

Error chatNotFound()
{
    return {ErrorCode::NotFound, u"Chat not found"_s};
}

} // namespace

ChatSockets::ChatSockets(const Parts &parts)
    : m_parts(parts)
{
}

std::shared_ptr<Visitor> ChatSockets::makeVisitor(const QString &key)
{
    return std::make_shared<ChatVisitor>(*this, key);
}

void ChatSockets::opened(ChatVisitor &visitor)
{
    const ConnectionId connection = visitor.connection();
    m_visitors.insert(connection, &visitor);
    findPerson(m_parts.ground, visitor.key(), {m_life, [this, connection](const Result<core::Identity> &person) {
                                                   ChatVisitor *open = m_visitors.value(connection);
                                                   if (!open)
                                                       return;
                                                   if (!person)
                                                       return open->turnAway(person.error().text());
                                                   m_parts.viewers.add(connection, person->user.id);
                                                   open->admit(*person);
                                               }});
}

void ChatSockets::closed(ConnectionId connection)
{
    m_visitors.remove(connection);
    m_parts.viewers.remove(connection);
}

void ChatSockets::send(ConnectionId connection, const QByteArray &frame)
{
    if (ChatVisitor *visitor = m_visitors.value(connection))
        visitor->send(frame);
}

void ChatSockets::tell(RoomId room, const QByteArray &frame)
{
    const User *owner = m_parts.chats.ownerOf(room);
    // Who reads an answer in a chat that is gone hears of its end.
    const bool isSomebodys = owner || !m_parts.chats.room(room);
    const core::RoomDirectory &directory = m_parts.ground.directory();
    const auto mayRead = [&](UserId person) {
        return bool(rights::mayRead(directory.room(room), directory.standing(room, person)));
    };
    const auto seeing = isSomebodys ? m_parts.viewers.of(room, owner ? owner->id : UserId())
                                    : m_parts.viewers.ofReaders(room, mayRead);
    for (ConnectionId connection : seeing)
        send(connection, frame);
}

void ChatSockets::perform(const ChatVisitor &visitor, const Action &action, core::Reply<Done> reply)
{
    if (const auto *message = std::get_if<action::SendMessage>(&action))
        return sendMessage(visitor, *message, std::move(reply));
    if (const auto *join = std::get_if<action::JoinChat>(&action))
        return joinChat(visitor, *join, std::move(reply));
    const auto &create = std::get<action::CreateChat>(action);
    const ConnectionId connection = visitor.connection();
    if (create.person.isEmpty() || create.person == visitor.key())
        return createChat(connection, visitor.actor().identity, create, std::move(reply));
    findPerson(m_parts.ground, create.person,
               {m_life, std::move(reply), [this, connection, create](const core::Identity &person, auto next) {
                    createChat(connection, person, create, std::move(next));
                }});
}

void ChatSockets::sendMessage(const ChatVisitor &visitor, const action::SendMessage &send, core::Reply<Done> reply)
{
    const auto room = m_parts.chats.find(send.chat);
    if (!room)
        return reply(chatNotFound());
    m_parts.viewers.open(visitor.connection(), *room);
    m_parts.rooms.enter(
        *room, visitor.actor().identity,
        {m_life, std::move(reply), [this, room = *room, send](const core::Actor &speaker, core::Reply<Done> next) {
             m_parts.turns.begin(speaker, room, send.content, send.isStructured, std::move(next));
         }});
}

void ChatSockets::joinChat(const ChatVisitor &visitor, const action::JoinChat &join, core::Reply<Done> reply)
{
    const auto room = m_parts.chats.find(join.chat);
    if (!room)
        return reply(chatNotFound());
    const ConnectionId connection = visitor.connection();
    m_parts.viewers.open(connection, *room);
    m_parts.rooms.enter(*room, visitor.actor().identity,
                        {m_life, std::move(reply),
                         [this, connection, number = m_parts.chats.numberOf(*room).value_or(0)](
                             const core::Actor &, core::Reply<Done> next) {
                             send(connection, encoded(frame::ChatJoined{number}));
                             next(Done{});
                         }});
}

void ChatSockets::createChat(ConnectionId connection, const core::Identity &person, const action::CreateChat &create,
                             core::Reply<Done> reply)
{
    auto onMade = [this, connection, person, initial = create.initial](RoomId room, core::Reply<Done> next) {
        m_parts.viewers.open(connection, room);
        frame::ChatCreated created{.chat = m_parts.chats.numberOf(room).value_or(0)};
        if (!initial.isEmpty())
            created.message.value = initial;
        send(connection, encoded(created));
        if (initial.isEmpty())
            return next(Done{});
        m_parts.turns.begin(Ground::actorOf(person), room, initial, false, std::move(next));
    };
    m_parts.rooms.make(person, {}, {m_life, std::move(reply), std::move(onMade)});
}

} // namespace confab::compat::chatapp
