// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ValueWriter.h"

namespace confab::codec {

namespace {

constexpr qsizetype kEntryBytes = 400;

//! Braces around what writes the fields.
template <class Write>
QByteArray objectOf(qsizetype expectedBytes, Write writeFields)
{
    JsonWriter out(expectedBytes);
    out.beginObject();
    writeFields(out);
    out.endObject();
    return out.take();
}

} // namespace

QByteArray encodeReply(const reply::Empty &)
{
    return "{}"_qba;
}

QByteArray encodeReply(const reply::Welcome &welcome)
{
    return objectOf(1024 + kEntryBytes * welcome.rooms.size(), [&](JsonWriter &out) {
        objectField(out, "user"_L1, welcome.user);
        out.field("session"_L1, welcome.session);
        out.key("server"_L1);
        out.beginObject();
        out.field("name"_L1, welcome.serverName);
        out.field("version"_L1, welcome.serverVersion);
        out.key("features"_L1);
        out.beginArray();
        for (const QString &feature : welcome.features)
            out.value(feature);
        out.endArray();
        out.endObject();
        objectField(out, "limits"_L1, welcome.limits);
        out.field("heartbeatMs"_L1, welcome.heartbeatMs);
        listField(out, "rooms"_L1, welcome.rooms);
    });
}

QByteArray encodeReply(const reply::Renewed &renewed)
{
    return objectOf(64, [&](JsonWriter &out) { out.timeField("expiresAt"_L1, renewed.expiresAt); });
}

QByteArray encodeReply(const reply::RoomDetail &detail)
{
    return objectOf(kEntryBytes, [&](JsonWriter &out) { objectField(out, "room"_L1, detail.room); });
}

QByteArray encodeReply(const reply::Rooms &rooms)
{
    return objectOf(32 + kEntryBytes * rooms.rooms.size(),
                    [&](JsonWriter &out) { listField(out, "rooms"_L1, rooms.rooms); });
}

QByteArray encodeReply(const reply::Joined &joined)
{
    return objectOf(kEntryBytes * (2 + joined.members.size()), [&](JsonWriter &out) {
        objectField(out, "room"_L1, joined.room);
        listField(out, "members"_L1, joined.members);
        listField(out, "presence"_L1, joined.presence);
    });
}

QByteArray encodeReply(const reply::Members &members)
{
    return objectOf(64 + kEntryBytes * members.members.size(), [&](JsonWriter &out) {
        listField(out, "members"_L1, members.members);
        out.field("more"_L1, members.more);
        optionalField(out, "cursor"_L1, members.cursor);
    });
}

QByteArray encodeReply(const reply::Invited &invited)
{
    return objectOf(32 + kEntryBytes * invited.members.size(),
                    [&](JsonWriter &out) { listField(out, "members"_L1, invited.members); });
}

QByteArray encodeReply(const reply::Sent &sent)
{
    return objectOf(sizeHint(sent.message), [&](JsonWriter &out) { objectField(out, "message"_L1, sent.message); });
}

QByteArray encodeReply(const reply::Messages &messages)
{
    qsizetype expected = 64 + 128 * (messages.delivered.size() + messages.seen.size());
    for (const Message &message : messages.messages)
        expected += sizeHint(message);
    return objectOf(expected, [&](JsonWriter &out) {
        listField(out, "messages"_L1, messages.messages);
        out.field("more"_L1, messages.more);
        if (!messages.delivered.isEmpty())
            listField(out, "delivered"_L1, messages.delivered);
        if (!messages.seen.isEmpty())
            listField(out, "seen"_L1, messages.seen);
    });
}

QByteArray encodeReply(const reply::Presences &presences)
{
    return objectOf(64 + 160 * presences.presence.size(),
                    [&](JsonWriter &out) { listField(out, "presence"_L1, presences.presence); });
}

QByteArray encodeReply(const reply::Agents &agents)
{
    return objectOf(64 + kEntryBytes * agents.agents.size(),
                    [&](JsonWriter &out) { listField(out, "agents"_L1, agents.agents); });
}

QByteArray encodeReply(const reply::StreamStarted &started)
{
    return objectOf(2 * sizeHint(started.message), [&](JsonWriter &out) {
        out.field("stream"_L1, started.stream);
        objectField(out, "message"_L1, started.message);
        if (started.prompt)
            objectField(out, "prompt"_L1, *started.prompt);
    });
}

QByteArray encodeReply(const reply::StreamStopped &stopped)
{
    return objectOf(32, [&](JsonWriter &out) { out.field("state"_L1, nameOf(stopped.state)); });
}

QByteArray encodeReply(const reply::StreamText &text)
{
    return objectOf(128 + text.text.size(), [&](JsonWriter &out) {
        out.field("part"_L1, text.part);
        out.field("from"_L1, text.from);
        out.field("text"_L1, text.text);
        out.field("state"_L1, nameOf(text.state));
    });
}

QByteArray encodeReply(const StreamStatus &status)
{
    return objectOf(kEntryBytes, [&](JsonWriter &out) {
        out.field("stream"_L1, status.stream);
        out.field("room"_L1, status.room);
        out.field("message"_L1, status.message);
        out.field("agent"_L1, status.agent);
        out.field("state"_L1, nameOf(status.state));
        out.field("tokensGenerated"_L1, status.tokensGenerated);
        out.timeField("startedAt"_L1, status.startedAt);
        optionalTime(out, "completedAt"_L1, status.completedAt);
    });
}

QByteArray encodeReply(const StreamMetrics &metrics)
{
    return objectOf(kEntryBytes, [&](JsonWriter &out) {
        out.field("stream"_L1, metrics.stream);
        out.field("totalTokens"_L1, metrics.totalTokens);
        out.field("promptTokens"_L1, metrics.promptTokens);
        out.field("tokensPerSecond"_L1, metrics.tokensPerSecond);
        out.field("firstTokenMs"_L1, metrics.firstTokenMs);
        out.field("durationMs"_L1, metrics.durationMs);
        out.field("bytes"_L1, metrics.bytes);
        out.field("chunks"_L1, metrics.chunks);
        out.field("errors"_L1, metrics.errors);
        out.field("retries"_L1, metrics.retries);
    });
}

} // namespace confab::codec
