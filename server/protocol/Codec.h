// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Commands.h"
#include "Events.h"
#include "Replies.h"
#include "Result.h"

#include <QJsonObject>

//! The one place that knows how the protocol looks as JSON. Stateless and thread-safe.
//! The data of commands and replies has the same shape in a frame and in the body of its REST twin.
namespace confab::codec {

//! Why a frame could not be decoded, with its id where that could be read.
struct DecodeFailure
{
    std::optional<qint64> id = {};
    Error error = {};
};

//! Either a command or a failure. The frame is checked against `limits` (depth, keys, duplicate keys, lone
//! surrogates) before it is parsed; unknown fields are ignored, an unknown event is ErrorCode::UnknownEvent.
std::variant<CommandFrame, DecodeFailure> decodeCommand(QByteArrayView frame, const Limits &limits);
//! The id of a command of which no more than the beginning and the end is there; nothing where it stands in neither.
std::optional<qint64> idOfCut(QByteArrayView beginning, QByteArrayView ending);
//! The same for the data of one command, by its event's name: what a REST route has at hand.
Result<Command> decodeCommandData(QStringView event, const QJsonObject &data, const Limits &limits = {});
QByteArray encodeCommand(const CommandFrame &frame);
//! The event name of a command, such as "message:send".
QLatin1String commandName(const Command &command);
QLatin1String eventName(const Event &event);

//! Parses an object under the same checks as a frame: what HTTP bodies go through.
Result<QJsonObject> parseObject(QByteArrayView json, const Limits &limits);

// The data of an ack, also the body of the REST answer.
QByteArray encodeReply(const reply::Empty &);
QByteArray encodeReply(const reply::Welcome &);
QByteArray encodeReply(const reply::Renewed &);
QByteArray encodeReply(const reply::RoomDetail &);
QByteArray encodeReply(const reply::Rooms &);
QByteArray encodeReply(const reply::Joined &);
QByteArray encodeReply(const reply::Members &);
QByteArray encodeReply(const reply::Invited &);
QByteArray encodeReply(const reply::Sent &);
QByteArray encodeReply(const reply::Messages &);
QByteArray encodeReply(const reply::Presences &);
QByteArray encodeReply(const reply::Agents &);
QByteArray encodeReply(const reply::StreamStarted &);
QByteArray encodeReply(const reply::StreamStopped &);
QByteArray encodeReply(const reply::StreamText &);
QByteArray encodeReply(const StreamStatus &);
QByteArray encodeReply(const StreamMetrics &);
//! The ack of room:since: the events as whole frames.
QByteArray encodeReply(const QList<QByteArray> &eventFrames, bool more);

//! {"ack": id, "data": …} around an encoded reply.
QByteArray encodeAck(qint64 id, QByteArrayView replyData);
//! {"ack": id|null, "error": …}
QByteArray encodeError(std::optional<qint64> id, const Error &error);
//! The bare error object of REST: {"error": …}
QByteArray encodeRestError(const Error &error);
QByteArray encodeEvent(const EventFrame &frame);

//! What a client receives: an ack with its data still as JSON (the command that was asked decides its type), or an
//! event.
struct AckFrame
{
    std::optional<qint64> id = {};
    QJsonObject data = {};
    std::optional<Error> error = {};
};
//! An event of a newer server: nothing is done for it, but its number counts.
struct UnknownEventFrame
{
    QString event = {};
    std::optional<RoomId> room = {};
    qint64 ev = 0;
};
using ServerFrame = std::variant<AckFrame, EventFrame, UnknownEventFrame>;
Result<ServerFrame> decodeServerFrame(QByteArrayView frame);

//! A code that is not known here, as of a newer server, becomes ErrorCode::Internal with the message kept.
Error decodeError(const QJsonObject &error);
Result<reply::Welcome> decodeWelcome(const QJsonObject &data);
Result<reply::Renewed> decodeRenewed(const QJsonObject &data);
Result<reply::RoomDetail> decodeRoomDetail(const QJsonObject &data);
Result<reply::Rooms> decodeRooms(const QJsonObject &data);
Result<reply::Joined> decodeJoined(const QJsonObject &data);
Result<reply::Members> decodeMembers(const QJsonObject &data);
Result<reply::Invited> decodeInvited(const QJsonObject &data);
Result<reply::Sent> decodeSent(const QJsonObject &data);
Result<reply::Messages> decodeMessages(const QJsonObject &data);
Result<reply::Presences> decodePresences(const QJsonObject &data);
Result<reply::Agents> decodeAgents(const QJsonObject &data);
Result<reply::StreamStarted> decodeStreamStarted(const QJsonObject &data);
Result<reply::StreamStopped> decodeStreamStopped(const QJsonObject &data);
Result<reply::StreamText> decodeStreamText(const QJsonObject &data);
Result<StreamStatus> decodeStreamStatus(const QJsonObject &data);
Result<StreamMetrics> decodeStreamMetrics(const QJsonObject &data);
struct Since
{
    QList<EventFrame> events = {};
    bool more = false;
    qint64 ev = 0; //!< number of the last event, also where that is not known here
};
Result<Since> decodeSince(const QJsonObject &data);

//! A single message, as the local replica of a client stores it.
QByteArray encodeMessage(const Message &message);
Result<Message> decodeMessage(const QJsonObject &object);
//! "2026-01-31T12:00:00.000Z" and back.
QByteArray encodeTime(Timestamp time);
std::optional<Timestamp> decodeTime(QStringView text);

// Wire names of the enumerations.
QLatin1String nameOf(UserKind kind);
QLatin1String nameOf(RoomKind kind);
QLatin1String nameOf(Role role);
QLatin1String nameOf(PresenceState state);
QLatin1String nameOf(StreamState state);
QLatin1String nameOf(Finish finish);
QLatin1String nameOf(PartKind kind);
std::optional<RoomKind> roomKindFromName(QStringView name);
std::optional<StreamState> streamStateFromName(QStringView name);
std::optional<Finish> finishFromName(QStringView name);
std::optional<PartKind> partKindFromName(QStringView name);
std::optional<PresenceState> presenceStateFromName(QStringView name);
std::optional<Role> roleFromName(QStringView name);
std::optional<UserKind> userKindFromName(QStringView name);

} // namespace confab::codec
