// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AnswerRows.h"

#include "core/Mentions.h"

#include <QCryptographicHash>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

QByteArray keyOf(const Ask &ask)
{
    return ask.room.toBytes() + ask.asker.id.toBytes() + ask.clientId.toUtf8();
}

// The asker's clientId is unique among his messages only; the answer is the agent's message.
QString answerClientId(const Ask &ask)
{
    const QByteArray seed = ask.asker.id.toBytes() + ask.clientId.toUtf8();
    const QByteArray hash = QCryptographicHash::hash(seed, QCryptographicHash::Sha256).first(20);
    return u"answer:"_s + QString::fromLatin1(hash.toHex());
}

AnswerQuery queryOf(const Ask &ask)
{
    return {.room = ask.room,
            .clientId = answerClientId(ask),
            .asker = ask.asker.id,
            .promptClientId = ask.message ? QString() : ask.clientId,
            .message = ask.message};
}

} // namespace

AnswerRows::AnswerRows(StreamStore &streams, const Clock &clock, const RoomDirectory &directory,
                       const AgentDirectory &agents, std::function<void(const MessageChange &)> publishPrompt)
    : m_streams(streams)
    , m_clock(clock)
    , m_directory(directory)
    , m_agents(agents)
    , m_publishPrompt(std::move(publishPrompt))
{
}

bool AnswerRows::isPending(const Ask &ask) const
{
    return m_pending.contains(keyOf(ask));
}

void AnswerRows::findPlaced(const Ask &ask, Reply<std::optional<PlacedAnswer>> reply)
{
    m_streams.find(queryOf(ask), {std::move(reply), [ask](const FoundAnswer &found) {
                                      std::optional<PlacedAnswer> placed;
                                      if (found.answer)
                                          placed = {ask, *found.answer, found.prompt, {}, 0, false};
                                      return placed;
                                  }});
}

void AnswerRows::place(const Ask &ask, Reply<PlacedAnswer> reply)
{
    const Key key = keyOf(ask);
    const bool isFirst = !m_pending.contains(key);
    m_pending[key].push_back(std::move(reply));
    if (!isFirst)
        return;
    if (!ask.message)
        return write({.ask = ask}, pending(key));
    if (ask.inHand)
        return write({.ask = ask, .question = questionIn(ask, *ask.inHand)}, pending(key));
    auto onFound = [this, ask](const FoundAnswer &found, Reply<PlacedAnswer> next) {
        this->onFound({.ask = ask}, found, std::move(next));
    };
    m_streams.find(queryOf(ask), {m_life, pending(key), std::move(onFound)});
}

Reply<PlacedAnswer> AnswerRows::pending(const Key &key)
{
    return {m_life, [this, key](Result<PlacedAnswer> result) {
                auto waiting = std::move(m_pending[key]);
                m_pending.erase(key);
                for (Reply<PlacedAnswer> &reply : waiting) {
                    reply(result);
                    // The second of two equal requests starts nothing.
                    if (result)
                        result->fresh = false;
                }
            }};
}

void AnswerRows::onFound(PlacedAnswer placed, const FoundAnswer &found, Reply<PlacedAnswer> reply)
{
    if (found.answer)
        return reply(PlacedAnswer{placed.ask, *found.answer, {}, {}, 0, false});
    if (!found.message || found.message->room != placed.ask.room)
        return reply(ErrorCode::NotFound);
    if (const auto allowed = chooseAgent(placed.ask, *found.message); !allowed)
        return reply(allowed.error());
    const auto question = questionOf(placed.ask, found);
    if (!question)
        return reply(question.error());
    placed.question = *question;
    write(std::move(placed), std::move(reply));
}

Result<> AnswerRows::chooseAgent(Ask &ask, const Message &named) const
{
    const Agent *own = ask.anyAgent && named.stream ? m_agents.find(named.author.id) : nullptr;
    if (own && m_directory.member(ask.room, own->user.id))
        ask.agent = *own;
    return AgentDirectory::mayUse(ask.agent, ask.requestedModel);
}

void AnswerRows::write(PlacedAnswer placed, Reply<PlacedAnswer> reply)
{
    NewAnswer rows{.answer = answerOf(placed)};
    if (!placed.ask.message)
        rows.prompt = promptOf(placed.ask);
    auto onWritten = [this, placed](const BegunAnswer &begun, Reply<PlacedAnswer> next) {
        next(written(placed, begun));
    };
    m_streams.begin(rows, {m_life, std::move(reply), std::move(onWritten)});
}

PlacedAnswer AnswerRows::written(PlacedAnswer placed, const BegunAnswer &begun)
{
    placed.answer = begun.answer.message;
    placed.ev = begun.answer.ev;
    placed.fresh = begun.answer.fresh;
    if (!begun.prompt)
        return placed;
    placed.prompt = begun.prompt->message;
    placed.question = questionIn(placed.ask, begun.prompt->message);
    if (begun.prompt->fresh)
        m_publishPrompt(*begun.prompt);
    return placed;
}

NewMessage AnswerRows::promptOf(const Ask &ask) const
{
    return {.id = MessageId::make(),
            .room = ask.room,
            .author = ask.asker,
            .clientId = ask.clientId,
            .content = ask.prompt,
            .mentions = mentionedMembers(ask.prompt, m_directory, ask.room),
            .createdAt = m_clock.now(),
            .asMember = true};
}

NewMessage AnswerRows::answerOf(const PlacedAnswer &placed) const
{
    const Ask &ask = placed.ask;
    NewMessage answer{.id = MessageId::make(),
                      .room = ask.room,
                      .author = ask.agent.user,
                      .clientId = answerClientId(ask),
                      .createdAt = m_clock.now(),
                      .stream =
                          MessageStream{StreamId::make(), ask.agent.user.id, StreamState::Queued, ask.model(), 0}};
    answer.stream->askedBy = ask.asker.id;
    answer.stream->continues = placed.question.continued;
    if (ask.message) {
        answer.replyTo = placed.question.message.id;
        answer.thread = placed.question.message.thread;
    }
    return answer;
}

} // namespace confab::core
