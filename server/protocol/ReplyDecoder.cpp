// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ValueReader.h"

namespace confab::codec {

namespace {

reply::Welcome readWelcome(ObjectFields &fields)
{
    reply::Welcome welcome;
    welcome.user = fields.object("user"_L1, readUser);
    welcome.session = fields.id<SessionId>("session"_L1);
    if (const auto object = fields.maybeObject("server"_L1)) {
        auto server = fields.nested(*object);
        welcome.serverName = server.stringOr("name"_L1);
        welcome.serverVersion = server.stringOr("version"_L1);
        welcome.features = readTexts(server, "features"_L1);
    }
    if (const auto limits = fields.maybeObject("limits"_L1))
        welcome.limits = readLimits(fields.nested(*limits));
    welcome.heartbeatMs = fields.countOr("heartbeatMs"_L1, welcome.heartbeatMs);
    welcome.rooms = readList(fields, "rooms"_L1, readRoomSummary);
    return welcome;
}

} // namespace

Error decodeError(const QJsonObject &object)
{
    return {.code = errorCodeFromName(object.value("code"_L1).toString()).value_or(ErrorCode::Internal),
            .message = object.value("message"_L1).toString(),
            .field = object.value("field"_L1).toString(),
            .retryAfterMs = object.value("retryAfterMs"_L1).toInt()};
}

Result<reply::Welcome> decodeWelcome(const QJsonObject &data)
{
    return readAll(data, readWelcome);
}

Result<reply::Renewed> decodeRenewed(const QJsonObject &data)
{
    return readAll(data, [](ObjectFields &fields) { return reply::Renewed{readTime(fields, "expiresAt"_L1)}; });
}

Result<reply::RoomDetail> decodeRoomDetail(const QJsonObject &data)
{
    return readAll(data,
                   [](ObjectFields &fields) { return reply::RoomDetail{fields.object("room"_L1, readRoomSummary)}; });
}

Result<reply::Rooms> decodeRooms(const QJsonObject &data)
{
    return readAll(data,
                   [](ObjectFields &fields) { return reply::Rooms{readList(fields, "rooms"_L1, readRoomSummary)}; });
}

Result<reply::Joined> decodeJoined(const QJsonObject &data)
{
    return readAll(data, [](ObjectFields &fields) {
        return reply::Joined{.room = fields.object("room"_L1, readRoomSummary),
                             .members = readList(fields, "members"_L1, readMember),
                             .presence = readList(fields, "presence"_L1, readPresence)};
    });
}

Result<reply::Members> decodeMembers(const QJsonObject &data)
{
    return readAll(data, [](ObjectFields &fields) {
        return reply::Members{.members = readList(fields, "members"_L1, readMember),
                              .more = fields.booleanOr("more"_L1),
                              .cursor = fields.stringOr("cursor"_L1)};
    });
}

Result<reply::Invited> decodeInvited(const QJsonObject &data)
{
    return readAll(data,
                   [](ObjectFields &fields) { return reply::Invited{readList(fields, "members"_L1, readMember)}; });
}

Result<reply::Sent> decodeSent(const QJsonObject &data)
{
    return readAll(data, [](ObjectFields &fields) { return reply::Sent{fields.object("message"_L1, readMessage)}; });
}

Result<reply::Messages> decodeMessages(const QJsonObject &data)
{
    return readAll(data, [](ObjectFields &fields) {
        return reply::Messages{.messages = readList(fields, "messages"_L1, readMessage),
                               .more = fields.booleanOr("more"_L1),
                               .delivered = readList(fields, "delivered"_L1, readCursor),
                               .seen = readList(fields, "seen"_L1, readCursor)};
    });
}

Result<reply::Presences> decodePresences(const QJsonObject &data)
{
    return readAll(
        data, [](ObjectFields &fields) { return reply::Presences{readList(fields, "presence"_L1, readPresence)}; });
}

Result<reply::Agents> decodeAgents(const QJsonObject &data)
{
    return readAll(data, [](ObjectFields &fields) { return reply::Agents{readList(fields, "agents"_L1, readAgent)}; });
}

Result<reply::StreamStarted> decodeStreamStarted(const QJsonObject &data)
{
    return readAll(data, [](ObjectFields &fields) {
        reply::StreamStarted started{.stream = fields.id<StreamId>("stream"_L1),
                                     .message = fields.object("message"_L1, readMessage)};
        if (const auto prompt = fields.maybeObject("prompt"_L1))
            started.prompt = readMessage(fields.nested(*prompt));
        return started;
    });
}

Result<reply::StreamStopped> decodeStreamStopped(const QJsonObject &data)
{
    return readAll(
        data, [](ObjectFields &fields) { return reply::StreamStopped{fields.name("state"_L1, streamStateFromName)}; });
}

Result<reply::StreamText> decodeStreamText(const QJsonObject &data)
{
    return readAll(data, [](ObjectFields &fields) {
        return reply::StreamText{.part = fields.countOr("part"_L1),
                                 .from = fields.count("from"_L1),
                                 .text = fields.string("text"_L1),
                                 .state = fields.name("state"_L1, streamStateFromName)};
    });
}

Result<StreamStatus> decodeStreamStatus(const QJsonObject &data)
{
    return readAll(data, [](ObjectFields &fields) {
        return StreamStatus{.stream = fields.id<StreamId>("stream"_L1),
                            .room = fields.id<RoomId>("room"_L1),
                            .message = fields.id<MessageId>("message"_L1),
                            .agent = fields.id<UserId>("agent"_L1),
                            .state = fields.name("state"_L1, streamStateFromName),
                            .tokensGenerated = fields.countOr("tokensGenerated"_L1),
                            .startedAt = readTime(fields, "startedAt"_L1),
                            .completedAt = readMaybeTime(fields, "completedAt"_L1)};
    });
}

Result<StreamMetrics> decodeStreamMetrics(const QJsonObject &data)
{
    return readAll(data, [](ObjectFields &fields) {
        return StreamMetrics{.stream = fields.id<StreamId>("stream"_L1),
                             .totalTokens = fields.countOr("totalTokens"_L1),
                             .promptTokens = fields.countOr("promptTokens"_L1),
                             .tokensPerSecond = fields.maybeNumber("tokensPerSecond"_L1).value_or(0),
                             .firstTokenMs = fields.countOr("firstTokenMs"_L1),
                             .durationMs = fields.countOr("durationMs"_L1),
                             .bytes = fields.maybeInteger("bytes"_L1, 0).value_or(0),
                             .chunks = fields.countOr("chunks"_L1),
                             .errors = fields.countOr("errors"_L1),
                             .retries = fields.countOr("retries"_L1)};
    });
}

} // namespace confab::codec
