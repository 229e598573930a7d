// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatTurns.h"

#include "ChatFrames.h"
#include "ChatMessages.h"
#include "ChatTitles.h"
#include "ChatTwoParts.h"

namespace confab::compat::chatapp {

namespace {

// What is asked may be written down though nobody answers it now.
bool isAboutTheAnswer(ErrorCode code)
{
    return code == ErrorCode::AgentUnavailable || code == ErrorCode::Busy || code == ErrorCode::BudgetExceeded;
}

} // namespace

ChatTurns::ChatTurns(const ChatDirectory &chats, ChatFeed &feed, Ground &ground)
    : m_chats(chats)
    , m_feed(feed)
    , m_ground(ground)
{
}

void ChatTurns::begin(const core::Actor &speaker, RoomId room, const QString &content, bool isStructured,
                      core::Reply<Done> reply)
{
    const auto number = m_chats.numberOf(room);
    if (!number)
        return reply(ErrorCode::NotFound);
    command::StreamRequest request{.room = room, .prompt = content, .clientId = promptClientId(isStructured)};
    if (const auto agent = m_ground.agent(); agent && m_chats.isMember(room, *agent))
        request.agent = agent;
    if (isStructured)
        request.answerSchema = twoPartsSchema();
    auto onStarted = [this, speaker, room, number = *number, content, isStructured,
                      reply = std::move(reply)](const Result<reply::StreamStarted> &started) mutable {
        if (!started)
            return onRefused(speaker, room, content, started.error(), std::move(reply));
        m_feed.expect(room, number, started->stream, isStructured);
        if (const Room *known = m_chats.room(room); known && !titleOf(known->name))
            m_firstPrompts.insert(started->stream, {room, content});
        reply(Done{});
    };
    m_ground.ask(speaker, request, {m_life, std::move(onStarted)});
}

void ChatTurns::onRefused(const core::Actor &speaker, RoomId room, const QString &content, const Error &error,
                          core::Reply<Done> reply)
{
    if (!isAboutTheAnswer(error.code))
        return reply(error);
    const command::MessageSend send{.room = room, .clientId = promptClientId(false), .content = content};
    // Its event comes before the answer.
    m_unanswered.insert(send.clientId, error.text());
    auto onSent = [this, clientId = send.clientId, reply = std::move(reply)](const Result<reply::Sent> &sent) mutable {
        m_unanswered.remove(clientId);
        reply(sent ? Result<>(Done{}) : Result<>(sent.error()));
    };
    m_ground.ask(speaker, send, {m_life, std::move(onSent)});
}

void ChatTurns::follow(RoomId room, const Event &event)
{
    if (const auto *added = std::get_if<event::MessageNew>(&event)) {
        const QString why = m_unanswered.take(added->message.clientId);
        if (why.isEmpty())
            return;
        m_feed.tell(room, encoded(frame::Failure{why}));
        m_feed.tell(room, encoded(frame::GenerationComplete{added->message.id.toString()}));
    } else if (const auto *end = std::get_if<event::StreamEnded>(&event)) {
        giveTitle(room, m_firstPrompts.take(end->stream).text);
    } else if (std::holds_alternative<event::RoomDeleted>(event)) {
        m_firstPrompts.removeIf([room](const auto &prompt) { return prompt.value().room == room; });
    }
}

void ChatTurns::giveTitle(RoomId room, const QString &prompt)
{
    const Room *known = m_chats.room(room);
    const User *owner = m_chats.ownerOf(room);
    const auto title = titleFor(prompt);
    if (!known || !owner || !title || titleOf(known->name))
        return;
    const core::Actor actor{.identity = {.user = *owner, .guest = true, .serverRole = Role::Guest}};
    m_ground.ask(actor, command::RoomUpdate{.room = room, .name = *title}, {});
}

} // namespace confab::compat::chatapp
