// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ValueWriter.h"

namespace confab::codec {

namespace {

void writeRoomFields(JsonWriter &out, const Room &room)
{
    out.field("id"_L1, room.id);
    out.field("name"_L1, room.name);
    out.field("kind"_L1, nameOf(room.kind));
    optionalField(out, "topic"_L1, room.topic);
    out.field("epoch"_L1, room.epoch);
    out.field("ev"_L1, room.ev);
    out.field("seq"_L1, room.seq);
    out.field("memberCount"_L1, room.memberCount);
    out.timeField("createdAt"_L1, room.createdAt);
    if (!room.createdBy.isNull())
        out.field("createdBy"_L1, room.createdBy);
}

} // namespace

void write(JsonWriter &out, const User &user)
{
    out.beginObject();
    out.field("id"_L1, user.id);
    out.field("name"_L1, user.name);
    out.field("kind"_L1, nameOf(user.kind));
    out.endObject();
}

void write(JsonWriter &out, const Room &room)
{
    out.beginObject();
    writeRoomFields(out, room);
    out.endObject();
}

void write(JsonWriter &out, const RoomSummary &summary)
{
    out.beginObject();
    writeRoomFields(out, summary.room);
    out.field("unread"_L1, summary.unread);
    out.field("lastRead"_L1, summary.lastRead);
    out.field("member"_L1, summary.member);
    out.endObject();
}

void write(JsonWriter &out, const Member &member)
{
    out.beginObject();
    objectField(out, "user"_L1, member.user);
    out.field("role"_L1, nameOf(member.role));
    out.timeField("joinedAt"_L1, member.joinedAt);
    out.endObject();
}

void write(JsonWriter &out, const Presence &presence)
{
    out.beginObject();
    out.field("user"_L1, presence.user);
    out.field("state"_L1, nameOf(presence.state));
    optionalField(out, "text"_L1, presence.text);
    optionalTime(out, "lastSeen"_L1, presence.lastSeen);
    out.endObject();
}

void write(JsonWriter &out, const Cursor &cursor)
{
    out.beginObject();
    out.field("room"_L1, cursor.room);
    out.field("user"_L1, cursor.user);
    out.field("seq"_L1, cursor.seq);
    out.endObject();
}

void write(JsonWriter &out, const Attachment &attachment)
{
    out.beginObject();
    out.field("id"_L1, attachment.id);
    out.field("fileName"_L1, attachment.fileName);
    out.field("mimeType"_L1, attachment.mimeType);
    out.field("size"_L1, attachment.size);
    optionalField(out, "width"_L1, attachment.width);
    optionalField(out, "height"_L1, attachment.height);
    out.field("sha256"_L1, attachment.sha256);
    out.field("url"_L1, attachment.url);
    out.endObject();
}

void write(JsonWriter &out, const Reaction &reaction)
{
    out.beginObject();
    out.field("emoji"_L1, reaction.emoji);
    out.field("count"_L1, reaction.count);
    idsField(out, "users"_L1, reaction.users);
    out.endObject();
}

void write(JsonWriter &out, const StreamPart &part)
{
    out.beginObject();
    out.field("part"_L1, part.part);
    out.field("kind"_L1, nameOf(part.kind));
    out.field("ms"_L1, part.ms);
    out.field("chars"_L1, part.chars);
    out.endObject();
}

void write(JsonWriter &out, const MessageStream &stream)
{
    out.beginObject();
    out.field("id"_L1, stream.id);
    out.field("agent"_L1, stream.agent);
    out.field("state"_L1, nameOf(stream.state));
    out.field("model"_L1, stream.model);
    optionalField(out, "from"_L1, stream.from);
    optionalName(out, "finish"_L1, stream.finish);
    optionalField(out, "reason"_L1, stream.reason);
    optionalField(out, "continues"_L1, stream.continues);
    optionalField(out, "askedBy"_L1, stream.askedBy);
    optionalList(out, "parts"_L1, stream.parts);
    out.endObject();
}

void write(JsonWriter &out, const Message &message)
{
    out.beginObject();
    out.field("id"_L1, message.id);
    out.field("room"_L1, message.room);
    out.field("seq"_L1, message.seq);
    out.field("clientId"_L1, message.clientId);
    objectField(out, "author"_L1, message.author);
    out.field("content"_L1, message.content);
    out.field("contentType"_L1, "text/markdown"_L1);
    optionalField(out, "replyTo"_L1, message.replyTo);
    optionalField(out, "thread"_L1, message.thread);
    if (message.replyCount > 0)
        out.field("replyCount"_L1, message.replyCount);
    idsField(out, "mentions"_L1, message.mentions);
    listField(out, "attachments"_L1, message.attachments);
    listField(out, "reactions"_L1, message.reactions);
    out.field("pinned"_L1, message.pinned);
    out.timeField("createdAt"_L1, message.createdAt);
    optionalTime(out, "editedAt"_L1, message.editedAt);
    optionalTime(out, "deletedAt"_L1, message.deletedAt);
    optionalField(out, "tokens"_L1, message.tokens);
    if (message.stream)
        objectField(out, "stream"_L1, *message.stream);
    out.endObject();
}

void write(JsonWriter &out, const reply::Agent &agent)
{
    out.beginObject();
    objectField(out, "user"_L1, agent.user);
    out.field("provider"_L1, agent.provider);
    out.field("model"_L1, agent.model);
    out.field("available"_L1, agent.available);
    optionalField(out, "reason"_L1, agent.reason);
    if (!agent.models.isEmpty()) {
        out.key("models"_L1);
        out.beginArray();
        for (const QString &model : agent.models)
            out.value(model);
        out.endArray();
    }
    out.endObject();
}

void write(JsonWriter &out, const Limits &limits)
{
    out.beginObject();
    out.field("frameBytes"_L1, limits.frameBytes);
    out.field("contentBytes"_L1, limits.contentBytes);
    out.field("answerBytes"_L1, limits.answerBytes);
    out.field("reasoningBytes"_L1, limits.reasoningBytes);
    out.field("fragments"_L1, limits.fragments);
    out.field("jsonDepth"_L1, limits.jsonDepth);
    out.field("jsonKeys"_L1, limits.jsonKeysObject);
    out.field("jsonKeysFrame"_L1, limits.jsonKeysFrame);
    out.field("helloRooms"_L1, limits.helloRooms);
    out.field("queueBytes"_L1, limits.queueBytes);
    out.field("pageBytes"_L1, limits.pageBytes);
    out.field("pageMessages"_L1, limits.pageMessages);
    out.field("replayMax"_L1, limits.replayMax);
    out.field("nameChars"_L1, limits.nameChars);
    out.field("topicChars"_L1, limits.topicChars);
    out.field("clientIdChars"_L1, limits.clientIdChars);
    out.field("connectionsPerUser"_L1, limits.connectionsPerUser);
    out.field("attachmentBytes"_L1, limits.attachmentBytes);
    out.key("rateLimits"_L1);
    out.beginObject();
    out.field("join"_L1, limits.rates.join);
    out.field("send"_L1, limits.rates.send);
    out.field("edit"_L1, limits.rates.edit);
    out.field("typing"_L1, limits.rates.typing);
    out.field("stream"_L1, limits.rates.stream);
    out.endObject();
    out.endObject();
}

void write(JsonWriter &out, const Error &error)
{
    const ErrorInfo &info = errorInfo(error.code);
    out.beginObject();
    out.field("code"_L1, info.name);
    out.field("message"_L1, error.text());
    out.field("retryable"_L1, info.retryable);
    if (error.retryAfterMs > 0)
        out.field("retryAfterMs"_L1, error.retryAfterMs);
    optionalField(out, "field"_L1, error.field);
    out.endObject();
}

qsizetype sizeHint(const Message &message)
{
    // Fixed fields come to some 450 bytes; text is mostly ASCII.
    return 640 + message.content.size() + message.content.size() / 8 + 40 * message.mentions.size() +
           120 * message.reactions.size() + 400 * message.attachments.size();
}

} // namespace confab::codec
