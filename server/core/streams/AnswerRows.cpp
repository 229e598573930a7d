// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AnswerRows.h"

#include "core/Mentions.h"
#include "core/streams/AskCommand.h"

#include <QCryptographicHash>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

// Answers that carry each other on, of which the text is put together.
constexpr int kMaxContinued = 16;

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

Error conflict(const QString &text)
{
    return {ErrorCode::Conflict, text, u"message"_s};
}

// Another agent's answer is a message like any other, and may be asked about.
bool isOwnAnswer(const Ask &ask, const Message &message)
{
    return message.stream && message.author.id == ask.agent.user.id;
}

// Ended before its own end, with something to go on from.
bool hasMoreToSay(const Message &answer)
{
    if (answer.isDeleted() || answer.content.isEmpty())
        return false;
    return answer.stream->state != StreamState::Done || answer.stream->finish == Finish::Length;
}

} // namespace

std::optional<int> Ask::maxTokens() const
{
    const auto own = agent.maxTokens > 0 ? std::optional(agent.maxTokens) : std::nullopt;
    if (!requestedMaxTokens)
        return own;
    return std::min(*requestedMaxTokens, own.value_or(kMostRequestedTokens));
}

struct AnswerRows::Attempt
{
    Ask ask = {};
    PlacedAnswer placed = {};
    QList<Reply<PlacedAnswer>> replies = {};
};

AnswerRows::AnswerRows(MessageStore &messages, const Clock &clock, const RoomDirectory &directory,
                       const AgentDirectory &agents, std::function<void(const MessageChange &)> publishPrompt)
    : m_messages(messages)
    , m_clock(clock)
    , m_directory(directory)
    , m_agents(agents)
    , m_publishPrompt(std::move(publishPrompt))
    , m_alive(std::make_shared<int>(0))
{
}

AnswerRows::~AnswerRows() = default;

template <class T, class Handler>
Reply<T> AnswerRows::guarded(Handler handler)
{
    return [alive = std::weak_ptr(m_alive), handler = std::move(handler)](const Result<T> &result) {
        if (!alive.expired())
            handler(result);
    };
}

void AnswerRows::place(const Ask &ask, Reply<PlacedAnswer> reply)
{
    const QByteArray key = keyOf(ask);
    if (const auto pending = m_pending.constFind(key); pending != m_pending.cend()) {
        (*pending)->replies.append(std::move(reply));
        return;
    }
    const auto attempt = std::make_shared<Attempt>(Attempt{ask, {}, {std::move(reply)}});
    m_pending.insert(key, attempt);
    if (!ask.message)
        return writePrompt(attempt);
    findAnswer(ask, 0, guarded<std::optional<Message>>([this, attempt](const Result<std::optional<Message>> &found) {
                   if (!found)
                       return finish(attempt, found.error());
                   if (!*found)
                       return readQuestion(attempt);
                   finish(attempt, PlacedAnswer{attempt->ask, **found, {}, {}, 0, false});
               }));
}

bool AnswerRows::isPending(const Ask &ask) const
{
    return m_pending.contains(keyOf(ask));
}

void AnswerRows::findPlaced(const Ask &ask, Reply<std::optional<PlacedAnswer>> reply)
{
    const auto findAnswerOf = [this, ask, reply](const std::optional<Message> &prompt) {
        findAnswer(ask, 0, [ask, reply, prompt](const Result<std::optional<Message>> &found) {
            if (!found)
                return reply(found.error());
            if (!*found)
                return reply(std::optional<PlacedAnswer>{});
            reply(std::optional(PlacedAnswer{ask, **found, prompt, {}, 0, false}));
        });
    };
    if (ask.message)
        return findAnswerOf(std::nullopt);
    m_messages.findByClientId(ask.room, ask.asker.id, ask.clientId,
                              guarded<std::optional<Message>>([findAnswerOf, reply](const auto &found) {
                                  if (!found)
                                      return reply(found.error());
                                  findAnswerOf(*found);
                              }));
}

void AnswerRows::writePrompt(const AttemptPtr &attempt)
{
    const Ask &ask = attempt->ask;
    NewMessage prompt;
    prompt.id = MessageId::make();
    prompt.room = ask.room;
    prompt.author = ask.asker;
    prompt.clientId = ask.clientId;
    prompt.content = ask.prompt;
    prompt.mentions = mentionedMembers(ask.prompt, m_directory, ask.room);
    prompt.createdAt = m_clock.now();
    m_messages.append(
        prompt, guarded<MessageChange>([this, attempt](const Result<MessageChange> &change) {
            if (!change)
                return finish(attempt, change.error());
            attempt->placed.prompt = change->message;
            if (change->fresh) {
                m_publishPrompt(*change);
                return acceptQuestion(attempt, change->message);
            }
            // The first answer again; but after a crash between the two rows there is none yet.
            findAnswer(attempt->ask, 0, guarded<std::optional<Message>>([this, attempt](const auto &found) {
                           if (!found)
                               return finish(attempt, found.error());
                           if (!*found)
                               return acceptQuestion(attempt, *attempt->placed.prompt);
                           finish(attempt, PlacedAnswer{attempt->ask, **found, attempt->placed.prompt, {}, 0, false});
                       }));
        }));
}

void AnswerRows::readQuestion(const AttemptPtr &attempt)
{
    m_messages.getInOrder(*attempt->ask.message, guarded<Message>([this, attempt](const Result<Message> &read) {
        if (!read)
            return finish(attempt, read.error());
        if (read->room != attempt->ask.room)
            return finish(attempt, ErrorCode::NotFound);
        chooseAgent(attempt->ask, *read);
        if (const auto allowed = AgentDirectory::mayUse(attempt->ask.agent, attempt->ask.requestedModel); !allowed)
            return finish(attempt, allowed.error());
        if (!isOwnAnswer(attempt->ask, *read))
            return acceptQuestion(attempt, *read);
        // An answer is named: it is carried on, or its question is asked again.
        if (!isFinal(read->stream->state))
            return finish(attempt, conflict(u"This answer is still being written."_s));
        if (!hasMoreToSay(*read))
            return readAsked(attempt, *read);
        attempt->placed.question.continued = read->id;
        readContinued(attempt, *read, 0);
    }));
}

// What the named answer carries on itself belongs to the text that the agent goes on with.
void AnswerRows::readContinued(const AttemptPtr &attempt, const Message &answer, int depth)
{
    attempt->placed.question.continues.prepend(answer.content);
    const auto earlier = answer.stream ? answer.stream->continues : std::nullopt;
    if (!earlier || depth == kMaxContinued)
        return readAsked(attempt, answer);
    m_messages.getInOrder(*earlier, guarded<Message>([this, attempt, answer, depth](const Result<Message> &read) {
        if (!read)
            return readAsked(attempt, answer);
        readContinued(attempt, *read, depth + 1);
    }));
}

void AnswerRows::readAsked(const AttemptPtr &attempt, const Message &answer)
{
    if (!answer.replyTo)
        return finish(attempt, conflict(u"What this answers is not known any more."_s));
    m_messages.getInOrder(*answer.replyTo, guarded<Message>([this, attempt](const Result<Message> &asked) {
        if (!asked)
            return finish(attempt, asked.error());
        acceptQuestion(attempt, *asked);
    }));
}

void AnswerRows::chooseAgent(Ask &ask, const Message &named) const
{
    if (!ask.anyAgent || !named.stream)
        return;
    const Agent *agent = m_agents.find(named.author.id);
    if (agent && m_directory.member(ask.room, agent->user.id))
        ask.agent = *agent;
}

void AnswerRows::acceptQuestion(const AttemptPtr &attempt, const Message &message)
{
    if (message.isDeleted())
        return finish(attempt, conflict(u"The message was deleted."_s));
    Question &question = attempt->placed.question;
    question.message = message;
    question.text = attempt->ask.text;
    if (question.text.isEmpty())
        question.text = askedByCommand(message.content).value_or(message.content);
    writeAnswer(attempt);
}

void AnswerRows::writeAnswer(const AttemptPtr &attempt)
{
    const Ask &ask = attempt->ask;
    NewMessage answer;
    answer.id = MessageId::make();
    answer.room = ask.room;
    answer.author = ask.agent.user;
    answer.clientId = answerClientId(ask);
    answer.replyTo = attempt->placed.question.message.id;
    answer.thread = attempt->placed.question.message.thread;
    answer.createdAt = m_clock.now();
    answer.stream = MessageStream{StreamId::make(), ask.agent.user.id, StreamState::Queued, ask.model(), 0};
    answer.stream->askedBy = ask.asker.id;
    answer.stream->continues = attempt->placed.question.continued;
    m_messages.append(answer, guarded<MessageChange>([this, attempt](const Result<MessageChange> &change) {
                          if (!change)
                              return finish(attempt, change.error());
                          attempt->placed.ask = attempt->ask;
                          attempt->placed.answer = change->message;
                          attempt->placed.ev = change->ev;
                          attempt->placed.fresh = change->fresh;
                          finish(attempt, attempt->placed);
                      }));
}

void AnswerRows::findAnswer(const Ask &ask, qsizetype agentIndex, Reply<std::optional<Message>> reply)
{
    // A repeated request may name another agent than the first one did.
    if (agentIndex >= m_agents.all().size())
        return reply(std::optional<Message>{});
    const UserId author = m_agents.all()[agentIndex].user.id;
    m_messages.findByClientId(ask.room, author, answerClientId(ask),
                              guarded<std::optional<Message>>([this, ask, agentIndex, reply](const auto &found) {
                                  if (!found || *found)
                                      return reply(found);
                                  findAnswer(ask, agentIndex + 1, reply);
                              }));
}

void AnswerRows::finish(const AttemptPtr &attempt, const Result<PlacedAnswer> &result)
{
    m_pending.remove(keyOf(attempt->ask));
    const QList<Reply<PlacedAnswer>> replies = std::exchange(attempt->replies, {});
    for (qsizetype i = 0; i < replies.size(); ++i) {
        Result<PlacedAnswer> own = result;
        // The second of two equal requests starts nothing.
        if (own && i > 0)
            own->fresh = false;
        replies[i](own);
    }
}

} // namespace confab::core
