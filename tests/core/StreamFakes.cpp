// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "StreamFakes.h"

#include <algorithm>

namespace confab::tests {

using namespace Qt::StringLiterals;
using core::MessageChange;

void MemoryStore::append(const core::NewMessage &added, Reply<MessageChange> reply)
{
    const auto known = std::ranges::find_if(messages, [&](const Message &message) {
        return !added.clientId.isEmpty() && message.clientId == added.clientId &&
               message.author.id == added.author.id && message.room == added.room;
    });
    if (known != messages.end())
        return later([reply, change = MessageChange{*known, 0, false}] { reply(change); });
    if (added.replyTo && !find(*added.replyTo))
        return later([reply] { reply(ErrorCode::NotFound); });
    Message message;
    message.id = added.id;
    message.room = added.room;
    message.seq = messages.size() + 1;
    message.clientId = added.clientId;
    message.author = added.author;
    message.content = added.content;
    message.replyTo = added.replyTo;
    message.thread = added.thread;
    message.mentions = added.mentions;
    message.createdAt = added.createdAt;
    message.stream = added.stream;
    messages.append(message);
    if (added.stream) {
        core::StoredStream stored;
        stored.status.stream = added.stream->id;
        stored.status.room = added.room;
        stored.status.message = added.id;
        stored.status.agent = added.stream->agent;
        stored.status.startedAt = added.createdAt;
        stored.askedBy = added.stream->askedBy.value_or(UserId{});
        streams.insert(added.stream->id, stored);
    }
    later([reply, change = MessageChange{message, ++ev, true}] { reply(change); });
}

void MemoryStore::edit(MessageId, const QString &, const QList<UserId> &, const QString &, Timestamp,
                       Reply<MessageChange> reply)
{
    later([reply] { reply(ErrorCode::Conflict); });
}

void MemoryStore::erase(MessageId id, Timestamp at, Reply<MessageChange> reply)
{
    Message *message = find(id);
    message->deletedAt = at;
    message->content.clear();
    later([reply, change = MessageChange{*message, ++ev, true}] { reply(change); });
}

void MemoryStore::getInOrder(MessageId message, Reply<Message> reply)
{
    get(message, std::move(reply));
}

void MemoryStore::get(MessageId id, Reply<Message> reply)
{
    const Message *message = find(id);
    later([reply, result = message ? Result<Message>(*message) : Result<Message>(ErrorCode::NotFound)] {
        reply(result);
    });
}

void MemoryStore::findByClientId(RoomId room, UserId author, const QString &clientId,
                                 Reply<std::optional<Message>> reply)
{
    std::optional<Message> found;
    for (const Message &message : std::as_const(messages)) {
        if (message.room == room && message.author.id == author && message.clientId == clientId)
            found = message;
    }
    later([reply, found] { reply(found); });
}

void MemoryStore::page(const core::PageRequest &request, int, Reply<reply::Messages> reply)
{
    reply::Messages page;
    for (const Message &message : std::as_const(messages)) {
        if (message.room == request.room && (!request.before || message.seq < *request.before))
            page.messages.append(message);
    }
    page.more = page.messages.size() > request.limit;
    if (page.more)
        page.messages = page.messages.last(request.limit);
    later([reply, page] { reply(page); });
}

void MemoryStore::get(StreamId stream, Reply<core::StoredStream> reply)
{
    const auto it = streams.constFind(stream);
    using Found = Result<core::StoredStream>;
    later([reply, result = it == streams.cend() ? Found(ErrorCode::NotFound) : Found(*it)] { reply(result); });
}

void MemoryStore::partText(StreamId stream, int part, Reply<QString> reply)
{
    const auto it = reasoning.constFind(stream);
    const bool isKnown = it != reasoning.cend() && it->part.part == part;
    later([reply, result = isKnown ? Result<QString>(it->text) : Result<QString>(ErrorCode::NotFound)] {
        reply(result);
    });
}

void MemoryStore::keep(StreamId stream, const std::optional<core::PartText> &part)
{
    if (!part)
        return;
    reasoning.insert(stream, *part);
    find(streams[stream].status.message)->stream->parts = {part->part};
}

void MemoryStore::saveProgress(const core::StreamProgress &progress)
{
    saved.append(progress.text);
    core::StoredStream &stored = streams[progress.stream];
    stored.status.state = progress.state;
    stored.status.tokensGenerated = progress.tokens;
    stored.text = progress.text;
    keep(progress.stream, progress.reasoning);
}

void MemoryStore::finish(const core::StreamEnd &end, Reply<MessageChange> reply)
{
    ++finishCalls;
    if (finishError)
        return later([reply, error = *std::exchange(finishError, {})] { reply(error); });
    core::StoredStream &stored = streams[end.stream];
    if (isFinal(stored.status.state))
        return later([reply] { reply(ErrorCode::Conflict); });
    stored.status.state = end.state;
    stored.status.completedAt = end.at;
    stored.status.tokensGenerated = end.metrics.totalTokens;
    stored.reason = end.reason;
    stored.finish = end.finish;
    stored.text = end.text;
    stored.metrics = end.metrics;
    Message *message = find(stored.status.message);
    if (!message->isDeleted()) {
        message->content = end.text;
        keep(end.stream, end.reasoning);
    }
    message->tokens = end.metrics.totalTokens;
    message->stream->state = end.state;
    message->stream->finish = end.finish;
    message->stream->from.reset();
    later([reply, change = MessageChange{*message, ++ev, true}] { reply(change); });
}

void MemoryStore::interruptRunning(const QString &, Timestamp, Reply<int> reply)
{
    later([reply] { reply(0); });
}

const Message *MemoryStore::message(MessageId id) const
{
    return const_cast<MemoryStore *>(this)->find(id);
}

Message *MemoryStore::find(MessageId id)
{
    const auto it = std::ranges::find_if(messages, [id](const Message &message) { return message.id == id; });
    return it == messages.end() ? nullptr : &*it;
}

} // namespace confab::tests
