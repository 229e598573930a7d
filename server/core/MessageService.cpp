// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MessageService.h"

#include "Mentions.h"
#include "Policy.h"
#include "RateLimiter.h"
#include "Validation.h"

#include <algorithm>

namespace confab::core {

using namespace Qt::StringLiterals;

MessageService::MessageService(RoomDirectory &directory, MessageStore &store, Bus &bus, RateLimiter &limiter,
                               const Clock &clock, const Limits &limits)
    : m_directory(directory)
    , m_store(store)
    , m_bus(bus)
    , m_limiter(limiter)
    , m_clock(clock)
    , m_limits(limits)
{
}

void MessageService::send(const Actor &actor, const command::MessageSend &command, Reply<reply::Sent> reply)
{
    const Member *member = m_directory.member(command.room, actor.userId());
    if (auto allowed = policy::mayPost(m_directory.room(command.room), member); !allowed)
        return reply(allowed.error());
    if (auto valid = validation::clientId(command.clientId, m_limits); !valid)
        return reply(valid.error());
    if (auto valid = validation::content(command.content, m_limits); !valid)
        return reply(valid.error());
    NewMessage message{.room = command.room, .author = actor.user(), .clientId = command.clientId};
    if (auto taken = m_limiter.take(RateKind::Send, actor.userId()); !taken)
        return answerRepeated(message, taken.error(), std::move(reply));
    message.id = MessageId::make();
    message.content = command.content;
    message.replyTo = command.replyTo;
    message.thread = command.thread;
    message.mentions = mentionedMembers(command.content, m_directory, command.room);
    message.createdAt = m_clock.now();
    append(message, std::move(reply));
}

void MessageService::append(const NewMessage &message, Reply<reply::Sent> reply)
{
    m_store.append(message, [this, author = message.author.id, reply = std::move(reply)](Result<MessageChange> change) {
        if (!change || !change->fresh)
            m_limiter.refund(RateKind::Send, author);
        if (!change)
            return reply(change.error());
        reply(reply::Sent{change->message});
        if (change->fresh) {
            const RoomId room = change->message.room;
            m_bus.publish(Publication{.frame = {room, change->ev, event::MessageNew{std::move(change->message)}}});
        }
    });
}

void MessageService::answerRepeated(const NewMessage &message, const Error &refusal, Reply<reply::Sent> reply)
{
    m_store.findByClientId(message.room, message.author.id, message.clientId,
                           [refusal, reply = std::move(reply)](Result<std::optional<Message>> found) {
                               if (found && *found)
                                   return reply(reply::Sent{**found});
                               reply(refusal);
                           });
}

void MessageService::edit(const Actor &actor, const command::MessageEdit &command, Reply<reply::Sent> reply)
{
    if (auto valid = validation::content(command.content, m_limits); !valid)
        return reply(valid.error());
    m_store.getInOrder(command.message, [this, actor, command, reply = std::move(reply)](Result<Message> message) {
        if (!message)
            return reply(message.error());
        const Member *member = m_directory.member(message->room, actor.userId());
        if (auto allowed = policy::mayEdit(*message, m_directory.room(message->room), member); !allowed)
            return reply(allowed.error());
        const auto mentions = mentionedMembers(command.content, m_directory, message->room);
        m_store.edit(command.message, command.content, mentions, command.clientId, m_clock.now(),
                     [this, reply](Result<MessageChange> change) {
                         if (!change)
                             return reply(change.error());
                         reply(reply::Sent{change->message});
                         if (change->fresh) {
                             m_bus.publish(Publication{
                                 .frame = {change->message.room, change->ev, event::MessageEdited{change->message}}});
                         }
                     });
    });
}

void MessageService::remove(const Actor &actor, MessageId id, Reply<reply::Sent> reply)
{
    m_store.getInOrder(id, [this, actor, id, reply = std::move(reply)](Result<Message> message) {
        if (!message)
            return reply(message.error());
        const Member *member = m_directory.member(message->room, actor.userId());
        if (auto allowed = policy::mayDelete(*message, m_directory.room(message->room), member); !allowed)
            return reply(allowed.error());
        m_store.erase(id, m_clock.now(), [this, reply](Result<MessageChange> change) {
            if (!change)
                return reply(change.error());
            reply(reply::Sent{change->message});
            if (change->fresh) {
                m_bus.publish(
                    Publication{.frame = {change->message.room, change->ev, event::MessageDeleted{change->message}}});
            }
        });
    });
}

void MessageService::get(const Actor &actor, MessageId id, Reply<reply::Sent> reply)
{
    m_store.get(id, [this, actor, reply = std::move(reply)](Result<Message> message) {
        if (!message)
            return reply(message.error());
        const Member *member = m_directory.member(message->room, actor.userId());
        if (auto allowed = policy::mayRead(m_directory.room(message->room), member); !allowed)
            return reply(allowed.error());
        reply(reply::Sent{*message});
    });
}

void MessageService::history(const Actor &actor, const command::MessageHistory &command, Reply<reply::Messages> reply)
{
    const Member *member = m_directory.member(command.room, actor.userId());
    if (auto allowed = policy::mayRead(m_directory.room(command.room), member); !allowed)
        return reply(allowed.error());
    const bool isNewest = !command.before && !command.after && !command.around;
    const bool withCursors = isNewest && m_directory.members(command.room).size() <= policy::kMaxPushedMembers;
    const PageRequest page{command.room,
                           command.before,
                           command.after,
                           command.around,
                           std::clamp(command.limit, 1, m_limits.pageMessages),
                           withCursors};
    m_store.page(page, m_limits.pageBytes, std::move(reply));
}

} // namespace confab::core
