// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatFeed.h"

#include "ChatFrames.h"
#include "ChatMessages.h"
#include "ChatTitles.h"
#include "ChatTwoParts.h"

namespace confab::compat::chatapp {

using namespace Qt::StringLiterals;

namespace {

// Each object has all of the answer so far: with steps of this part of it a long one costs so many times its size.
constexpr qsizetype kStepsOfWhole = 64;

} // namespace

ChatFeed::ChatFeed(Hooks hooks, const core::Clock &clock)
    : m_hooks(std::move(hooks))
    , m_clock(clock)
    , m_order(m_hooks.send)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(ChatTokens::kPauseMs);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
}

void ChatFeed::expect(RoomId room, qint64 chat, StreamId stream, bool isStructured)
{
    m_turns.try_emplace(stream, Turn{room, chat, isStructured});
}

std::optional<QString> ChatFeed::told(StreamId stream) const
{
    const auto turn = m_turns.find(stream);
    if (turn == m_turns.end() || turn->second.isStructured)
        return std::nullopt;
    return turn->second.pacer.sent();
}

void ChatFeed::tell(RoomId room, qint64 chat, const Event &event)
{
    if (const auto *added = std::get_if<event::MessageNew>(&event))
        onMessage(room, chat, added->message);
    else if (const auto *chunk = std::get_if<event::StreamChunk>(&event))
        onChunk(*chunk);
    else if (const auto *end = std::get_if<event::StreamEnded>(&event))
        onEnd(room, chat, *end);
    else if (const auto *updated = std::get_if<event::RoomUpdated>(&event)) {
        if (const auto title = titleOf(updated->room.name))
            m_order.add(room, encoded(frame::UpdateTitle{chat, *title}));
    } else if (std::holds_alternative<event::RoomDeleted>(event)) {
        onRoomDeleted(room);
    }
}

void ChatFeed::onMessage(RoomId room, qint64 chat, const Message &message)
{
    // An answer is told by its tokens, or when it has ended; its number stands in the order of the others'.
    if (message.stream)
        return m_hooks.number(message.id, {});
    if (message.isDeleted() || message.author.kind == UserKind::System)
        return;
    const bool isAi = message.author.kind == UserKind::Agent;
    tellMessage(room, {.chat = chat, .content = message.content, .isAi = isAi, .at = message.createdAt}, message.id);
    if (isAi)
        m_order.add(room, encoded(frame::GenerationComplete{message.id.toString()}));
}

void ChatFeed::tellMessage(RoomId room, ChatMessage message, MessageId id)
{
    m_hooks.number(id, {m_life, [message = std::move(message),
                                 fill = m_order.keepPlace(room)](const Result<qint64> &number) mutable {
                            if (!number)
                                return fill({});
                            message.id = *number;
                            fill(encoded(frame::Message{message}));
                        }});
}

void ChatFeed::onChunk(const event::StreamChunk &chunk)
{
    const auto found = m_turns.find(chunk.stream);
    if (found == m_turns.end() || chunk.part != 0)
        return;
    Turn &turn = found->second;
    turn.pacer.add(chunk.from, chunk.text);
    tellSoFar(chunk.stream, turn);
    if (turn.pacer.dueAt() && !m_timer.isActive())
        m_timer.start();
}

void ChatFeed::tick()
{
    bool isMoreToCome = false;
    for (auto &[stream, turn] : m_turns) {
        tellSoFar(stream, turn);
        isMoreToCome |= turn.pacer.dueAt().has_value();
    }
    if (!isMoreToCome)
        m_timer.stop();
}

void ChatFeed::tellSoFar(StreamId stream, Turn &turn)
{
    const QStringList tokens = turn.pacer.take(m_clock.monotonicMs());
    if (!turn.isStructured)
        tellTokens(stream, turn, tokens);
    else if (!tokens.isEmpty())
        tellParts(stream, turn);
}

void ChatFeed::tellParts(StreamId stream, Turn &turn)
{
    const QString text = turn.pacer.sent();
    if (text.size() - turn.shown < turn.shown / kStepsOfWhole)
        return;
    // A text without parts is told as a whole, at its end.
    const auto parts = twoPartsSoFar(text);
    if (!parts || (parts->answer.isEmpty() && parts->reason.isEmpty()))
        return;
    turn.shown = text.size();
    m_order.add(turn.room, encoded(frame::StructuredToken{*parts, stream.toString()}));
}

void ChatFeed::tellTokens(StreamId stream, const Turn &turn, const QStringList &tokens)
{
    for (const QString &token : tokens)
        m_order.add(turn.room, encoded(frame::Token{token, turn.chat, stream.toString()}));
}

void ChatFeed::onEnd(RoomId room, qint64 chat, const event::StreamEnded &end)
{
    if (const auto node = m_turns.extract(end.stream))
        return onTurnEnd(node.mapped(), end);
    if (end.content.isEmpty())
        return;
    tellMessage(room, {.chat = chat, .content = end.content, .isAi = true, .at = m_clock.now()}, end.message);
    m_order.add(room, encoded(frame::GenerationComplete{end.stream.toString()}));
}

void ChatFeed::onTurnEnd(const Turn &turn, const event::StreamEnded &end)
{
    const QString task = end.stream.toString();
    if (!turn.isStructured)
        tellTokens(end.stream, turn, ChatTokens(turn.pacer).finish(end.content));
    else if (endedWell(end.state))
        m_order.add(turn.room, encoded(frame::StructuredToken{twoPartsOf(end.content), task}));
    if (!endedWell(end.state))
        m_order.add(turn.room, encoded(frame::Failure{failureText(end.reason)}));
    m_order.add(turn.room, encoded(frame::GenerationComplete{task}));
}

void ChatFeed::onRoomDeleted(RoomId room)
{
    for (auto it = m_turns.begin(); it != m_turns.end();) {
        if (it->second.room != room) {
            ++it;
            continue;
        }
        m_order.add(room, encoded(frame::Failure{u"The chat was deleted."_s}));
        m_order.add(room, encoded(frame::GenerationComplete{it->first.toString()}));
        it = m_turns.erase(it);
    }
}

} // namespace confab::compat::chatapp
