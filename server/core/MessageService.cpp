// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MessageService.h"

#include "Mentions.h"
#include "RateLimiter.h"
#include "Validation.h"

#include <algorithm>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

//! Of another's message; of his own, and of the answer that he asked for, nothing.
AuditNotes notesOf(const Actor &actor, const Message &message)
{
    const bool isForHim = message.stream && message.stream->askedBy == actor.userId();
    if (message.author.id == actor.userId() || isForHim)
        return {};
    AuditNotes notes = actor.notes;
    for (AuditNote &note : notes) {
        note.room = message.room;
        note.entry.target =
            AuditTarget{.user = message.author.id, .message = message.id, .name = message.author.name};
    }
    return notes;
}

} // namespace

MessageService::MessageService(const RoomDirectory &directory, MessageStore &store, Bus &bus, RateLimiter &limiter,
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
    const rights::Standing self = m_directory.standing(command.room, actor);
    if (auto allowed = rights::mayPost(m_directory.room(command.room), self); !allowed)
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
    message.asMember = true;
    append(message, std::move(reply));
}

void MessageService::append(const NewMessage &message, Reply<reply::Sent> reply)
{
    auto onAppended = [this, author = message.author.id,
                       reply = std::move(reply)](Result<MessageChange> change) mutable {
        if (!change || !change->fresh)
            m_limiter.refund(RateKind::Send, author);
        if (!change)
            return reply(change.error());
        tellAndAnswer<event::MessageNew>(*std::move(change), std::move(reply));
    };
    m_store.append(message, {m_life, std::move(onAppended)});
}

template <class E>
void MessageService::tellAndAnswer(MessageChange change, Reply<reply::Sent> reply)
{
    if (change.fresh)
        m_bus.publish(Publication{.frame = {change.message.room, change.ev, E{change.message}}});
    reply(reply::Sent{std::move(change.message)});
}

template <class E>
Reply<MessageChange> MessageService::thenTell(Reply<reply::Sent> reply)
{
    return {m_life, std::move(reply), [this](MessageChange change, Reply<reply::Sent> sent) {
                tellAndAnswer<E>(std::move(change), std::move(sent));
            }};
}

void MessageService::answerRepeated(const NewMessage &message, const Error &refusal, Reply<reply::Sent> reply)
{
    auto onFound = [refusal, reply = std::move(reply)](const Result<std::optional<Message>> &found) mutable {
        if (found && *found)
            return reply(reply::Sent{**found});
        reply(refusal);
    };
    m_store.findByClientId(message.room, message.author.id, message.clientId, {m_life, std::move(onFound)});
}

void MessageService::edit(const Actor &actor, const command::MessageEdit &command, Reply<reply::Sent> reply)
{
    if (auto valid = validation::content(command.content, m_limits); !valid)
        return reply(valid.error());
    auto edit = [this, actor, command](const Message &message, Reply<reply::Sent> next) {
        const rights::Standing self = m_directory.standing(message.room, actor);
        if (auto allowed = rights::mayEdit(m_directory.room(message.room), self, message.author.id); !allowed)
            return next(allowed.error());
        m_store.edit({.room = message.room,
                      .message = message.id,
                      .content = command.content,
                      .mentions = mentionedMembers(command.content, m_directory, message.room),
                      .clientId = command.clientId,
                      .at = m_clock.now()},
                     thenTell<event::MessageEdited>(std::move(next)));
    };
    m_store.getInOrder(command.message, {m_life, std::move(reply), std::move(edit)});
}

void MessageService::remove(const Actor &actor, MessageId id, Reply<reply::Sent> reply)
{
    auto erase = [this, actor](const Message &message, Reply<reply::Sent> next) {
        const rights::Standing self = m_directory.standing(message.room, actor);
        const auto askedBy = message.stream ? message.stream->askedBy : std::nullopt;
        const Room *room = m_directory.room(message.room);
        if (auto allowed = rights::mayDelete(room, self, message.author.id, askedBy); !allowed)
            return next(allowed.error());
        m_store.erase(message.room, message.id, m_clock.now(), notesOf(actor, message),
                      thenTell<event::MessageDeleted>(std::move(next)));
    };
    m_store.getInOrder(id, {m_life, std::move(reply), std::move(erase)});
}

void MessageService::get(const Actor &actor, MessageId id, Reply<reply::Sent> reply)
{
    auto show = [this, actor](const Message &message, Reply<reply::Sent> next) {
        const rights::Standing self = m_directory.standing(message.room, actor);
        if (auto allowed = rights::mayRead(m_directory.room(message.room), self); !allowed)
            return next(allowed.error());
        next(reply::Sent{message});
    };
    m_store.get(id, {m_life, std::move(reply), std::move(show)});
}

void MessageService::history(const Actor &actor, const command::MessageHistory &command, Reply<reply::Messages> reply)
{
    const rights::Standing self = m_directory.standing(command.room, actor);
    if (auto allowed = rights::mayRead(m_directory.room(command.room), self); !allowed)
        return reply(allowed.error());
    const bool isNewest = !command.before && !command.after && !command.around;
    const bool withCursors = isNewest && m_directory.room(command.room)->receipts &&
                             m_directory.members(command.room).size() <= RoomDirectory::kMaxPushedMembers;
    const PageRequest page{command.room,
                           command.before,
                           command.after,
                           command.around,
                           std::clamp(command.limit, 1, m_limits.pageMessages),
                           withCursors};
    m_store.page(page, m_limits.pageBytes, std::move(reply));
}

} // namespace confab::core
