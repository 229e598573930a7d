// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Commands.h"
#include "Events.h"
#include "Json.h"
#include "Replies.h"
#include "Result.h"
#include "TimeText.h"
#include "WireNames.h"

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
Result<Command> decodeCommandData(QStringView event, const JsonObject &data, const Limits &limits = {});
QByteArray encodeCommand(const CommandFrame &frame);
//! The event name of a command, such as "message:send".
QLatin1String commandName(const Command &command);
QLatin1String eventName(const Event &event);

//! The data of an ack, also the body of the REST answer: of the alternatives of AnyReply.
template <class Answer>
QByteArray encodeReply(const Answer &answer);
//! The ack of room:since: the events as whole frames.
QByteArray encodeReply(const QList<QByteArray> &eventFrames, bool more);
QByteArray encodeReply(const reply::Since &answer);

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
    Json data = {};
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
Result<ServerFrame> decodeServerFrame(const QByteArray &frame);

//! A code that is not known here, as of a newer server, becomes ErrorCode::Internal with the message kept.
Error decodeError(const JsonObject &error);
//! The other way round.
template <class Answer>
Result<Answer> decodeReply(const Json &data);
template <>
Result<reply::Since> decodeReply(const Json &data);

//! A single message, as the local replica of a client stores it.
QByteArray encodeMessage(const Message &message);
Result<Message> decodeMessage(const QByteArray &json);

} // namespace confab::codec
