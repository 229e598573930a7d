// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ValueReader.h"

namespace confab::codec {

namespace {

Attachment readAttachment(ObjectFields fields)
{
    return {.id = fields.string("id"_L1),
            .fileName = fields.string("fileName"_L1),
            .mimeType = fields.string("mimeType"_L1),
            .size = fields.integer("size"_L1, 0),
            .width = fields.maybeCount("width"_L1),
            .height = fields.maybeCount("height"_L1),
            .sha256 = fields.stringOr("sha256"_L1),
            .url = fields.string("url"_L1)};
}

Reaction readReaction(ObjectFields fields)
{
    return {
        .emoji = fields.string("emoji"_L1), .count = fields.count("count"_L1), .users = fields.ids<UserId>("users"_L1)};
}

MessageStream readMessageStream(ObjectFields fields)
{
    return {.id = fields.id<StreamId>("id"_L1),
            .agent = fields.id<UserId>("agent"_L1),
            .state = fields.name("state"_L1, streamStateFromName),
            .model = fields.stringOr("model"_L1),
            .from = fields.maybeCount("from"_L1),
            .reason = fields.stringOr("reason"_L1),
            .finish = readFinish(fields),
            .continues = fields.maybeId<MessageId>("continues"_L1),
            .askedBy = fields.maybeId<UserId>("askedBy"_L1),
            .parts = readStreamParts(fields)};
}

} // namespace

std::optional<Finish> readFinish(ObjectFields &fields)
{
    return finishFromName(fields.stringOr("finish"_L1));
}

QList<StreamPart> readStreamParts(ObjectFields &fields)
{
    const auto read = [](ObjectFields part) -> std::optional<StreamPart> {
        const auto kind = partKindFromName(part.string("kind"_L1));
        const StreamPart known{.part = part.count("part"_L1),
                               .kind = kind.value_or(PartKind::Reasoning),
                               .ms = part.maybeInteger("ms"_L1, 0).value_or(0),
                               .chars = part.countOr("chars"_L1)};
        return kind ? std::optional(known) : std::nullopt;
    };
    QList<StreamPart> parts;
    for (const auto &part : readList<std::optional<StreamPart>>(fields, "parts"_L1, read)) {
        if (part)
            parts.append(*part);
    }
    return parts;
}

Timestamp readTime(ObjectFields &fields, QLatin1String name)
{
    const auto time = decodeTime(fields.string(name));
    if (!time)
        fields.refuse(name, "must be a time"_L1);
    return time.value_or(0);
}

std::optional<Timestamp> readMaybeTime(ObjectFields &fields, QLatin1String name)
{
    return fields.maybeString(name) ? std::optional(readTime(fields, name)) : std::nullopt;
}

User readUser(ObjectFields fields)
{
    return {.id = fields.id<UserId>("id"_L1),
            .name = fields.string("name"_L1),
            .kind = fields.name("kind"_L1, userKindFromName)};
}

Room readRoom(ObjectFields fields)
{
    return {.id = fields.id<RoomId>("id"_L1),
            .name = fields.string("name"_L1),
            .kind = fields.name("kind"_L1, roomKindFromName),
            .topic = fields.stringOr("topic"_L1),
            .epoch = fields.id<Epoch>("epoch"_L1),
            .ev = fields.integer("ev"_L1, 0),
            .seq = fields.integer("seq"_L1, 0),
            .memberCount = fields.count("memberCount"_L1),
            .createdAt = readTime(fields, "createdAt"_L1),
            .createdBy = fields.maybeId<UserId>("createdBy"_L1).value_or(UserId())};
}

RoomSummary readRoomSummary(ObjectFields fields)
{
    return {.room = readRoom(fields),
            .unread = fields.countOr("unread"_L1),
            .lastRead = fields.maybeInteger("lastRead"_L1, 0).value_or(0),
            .member = fields.booleanOr("member"_L1, true)};
}

Member readMember(ObjectFields fields)
{
    return {.user = fields.object("user"_L1, readUser),
            .role = fields.name("role"_L1, roleFromName),
            .joinedAt = readTime(fields, "joinedAt"_L1)};
}

Presence readPresence(ObjectFields fields)
{
    return {.user = fields.id<UserId>("user"_L1),
            .state = fields.name("state"_L1, presenceStateFromName),
            .text = fields.stringOr("text"_L1),
            .lastSeen = readMaybeTime(fields, "lastSeen"_L1)};
}

Cursor readCursor(ObjectFields fields)
{
    return {
        .room = fields.id<RoomId>("room"_L1), .user = fields.id<UserId>("user"_L1), .seq = fields.integer("seq"_L1, 0)};
}

Message readMessage(ObjectFields fields)
{
    Message message{.id = fields.id<MessageId>("id"_L1),
                    .room = fields.id<RoomId>("room"_L1),
                    .seq = fields.integer("seq"_L1, 0),
                    .clientId = fields.stringOr("clientId"_L1),
                    .author = fields.object("author"_L1, readUser),
                    .content = fields.string("content"_L1),
                    .replyTo = fields.maybeId<MessageId>("replyTo"_L1),
                    .thread = fields.maybeId<MessageId>("thread"_L1),
                    .replyCount = fields.countOr("replyCount"_L1),
                    .mentions = fields.ids<UserId>("mentions"_L1),
                    .attachments = readList(fields, "attachments"_L1, readAttachment),
                    .reactions = readList(fields, "reactions"_L1, readReaction),
                    .pinned = fields.booleanOr("pinned"_L1),
                    .createdAt = readTime(fields, "createdAt"_L1),
                    .editedAt = readMaybeTime(fields, "editedAt"_L1),
                    .deletedAt = readMaybeTime(fields, "deletedAt"_L1),
                    .tokens = fields.maybeCount("tokens"_L1)};
    if (const auto stream = fields.maybeObject("stream"_L1))
        message.stream = readMessageStream(fields.nested(*stream));
    return message;
}

Limits readLimits(ObjectFields fields)
{
    Limits limits;
    const auto read = [](ObjectFields &from, QLatin1String name, int &value) { value = from.countOr(name, value); };
    read(fields, "frameBytes"_L1, limits.frameBytes);
    read(fields, "contentBytes"_L1, limits.contentBytes);
    read(fields, "answerBytes"_L1, limits.answerBytes);
    read(fields, "reasoningBytes"_L1, limits.reasoningBytes);
    read(fields, "fragments"_L1, limits.fragments);
    read(fields, "jsonDepth"_L1, limits.jsonDepth);
    read(fields, "jsonKeys"_L1, limits.jsonKeysObject);
    read(fields, "jsonKeysFrame"_L1, limits.jsonKeysFrame);
    limits.helloRooms = limits.jsonKeysObject; // of a server that knows of no exemption
    read(fields, "helloRooms"_L1, limits.helloRooms);
    read(fields, "queueBytes"_L1, limits.queueBytes);
    read(fields, "pageBytes"_L1, limits.pageBytes);
    read(fields, "pageMessages"_L1, limits.pageMessages);
    read(fields, "replayMax"_L1, limits.replayMax);
    read(fields, "nameChars"_L1, limits.nameChars);
    read(fields, "topicChars"_L1, limits.topicChars);
    read(fields, "clientIdChars"_L1, limits.clientIdChars);
    read(fields, "connectionsPerUser"_L1, limits.connectionsPerUser);
    read(fields, "attachmentBytes"_L1, limits.attachmentBytes);
    if (const auto rates = fields.maybeObject("rateLimits"_L1)) {
        auto inner = fields.nested(*rates);
        read(inner, "join"_L1, limits.rates.join);
        read(inner, "send"_L1, limits.rates.send);
        read(inner, "edit"_L1, limits.rates.edit);
        read(inner, "typing"_L1, limits.rates.typing);
        read(inner, "stream"_L1, limits.rates.stream);
    }
    return limits;
}

QStringList readTexts(ObjectFields &fields, QLatin1String name)
{
    return fields.list<QString>(name, [](const QJsonValue &value) {
        return value.isString() ? std::optional(value.toString()) : std::nullopt;
    });
}

reply::Agent readAgent(ObjectFields fields)
{
    return {.user = fields.object("user"_L1, readUser),
            .provider = fields.stringOr("provider"_L1),
            .model = fields.stringOr("model"_L1),
            .available = fields.booleanOr("available"_L1, true),
            .reason = fields.stringOr("reason"_L1),
            .models = readTexts(fields, "models"_L1)};
}

Result<Message> decodeMessage(const QJsonObject &object)
{
    return readAll(object, readMessage);
}

} // namespace confab::codec
