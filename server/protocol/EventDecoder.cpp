// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "EventNames.h"
#include "ValueReader.h"

#include <QJsonDocument>

namespace confab::codec {

namespace {

// One function an event: reads its data.

template <class RoomEvent>
requires requires(RoomEvent event)
{
    requires std::same_as<decltype(event.room), Room>;
    requires sizeof(RoomEvent) == sizeof(Room);
}
void read(ObjectFields &data, RoomEvent &out)
{
    out.room = data.object("room"_L1, readRoom);
}

void read(ObjectFields &data, event::RoomDeleted &out)
{
    out.room = data.id<RoomId>("room"_L1);
}

void read(ObjectFields &data, event::RoomReset &out)
{
    out.room = data.id<RoomId>("room"_L1);
    out.gone = data.booleanOr("gone"_L1);
    if (out.gone)
        return;
    out.epoch = data.id<Epoch>("epoch"_L1);
    out.ev = data.integer("ev"_L1, 0);
    out.seq = data.integer("seq"_L1, 0);
}

void read(ObjectFields &, event::ResumeDone &) {}

void read(ObjectFields &data, event::UserJoined &out)
{
    out.room = data.object("room"_L1, readRoom);
    out.member = data.object("member"_L1, readMember);
    out.by = data.maybeId<UserId>("by"_L1);
}

void read(ObjectFields &data, event::UserLeft &out)
{
    out.user = data.id<UserId>("user"_L1);
    out.name = data.stringOr("name"_L1);
    out.by = data.maybeId<UserId>("by"_L1);
    out.reason = data.stringOr("reason"_L1);
}

void read(ObjectFields &data, event::MemberUpdated &out)
{
    out.member = data.object("member"_L1, readMember);
}

template <class MessageEvent>
requires requires(MessageEvent event)
{
    requires std::same_as<decltype(event.message), Message>;
}
void read(ObjectFields &data, MessageEvent &out)
{
    out.message = data.object("message"_L1, readMessage);
}

template <class CursorEvent>
requires requires(CursorEvent event)
{
    event.cursor;
}
void read(ObjectFields &data, CursorEvent &out)
{
    out.cursor = readCursor(data);
}

template <class Typing>
requires std::same_as<Typing, event::TypingStart> || std::same_as<Typing, event::TypingStop>
void read(ObjectFields &data, Typing &out)
{
    out.user = data.id<UserId>("user"_L1);
    out.name = data.stringOr("name"_L1);
    out.thread = data.maybeId<MessageId>("thread"_L1);
}

void read(ObjectFields &data, event::PresenceUpdate &out)
{
    out.presence = readPresence(data);
}

void read(ObjectFields &data, event::StreamStateChanged &out)
{
    out.stream = data.id<StreamId>("stream"_L1);
    out.message = data.id<MessageId>("message"_L1);
    out.state = data.name("state"_L1, streamStateFromName);
    out.place = data.maybeCount("place"_L1);
    out.reason = data.stringOr("reason"_L1);
}

void read(ObjectFields &data, event::StreamChunk &out)
{
    out.stream = data.id<StreamId>("stream"_L1);
    out.message = data.id<MessageId>("message"_L1);
    out.part = data.count("part"_L1);
    out.from = data.count("from"_L1);
    out.text = data.string("text"_L1);
    out.tokens = data.countOr("tokens"_L1);
}

void read(ObjectFields &data, event::StreamEnded &out)
{
    out.stream = data.id<StreamId>("stream"_L1);
    out.message = data.id<MessageId>("message"_L1);
    out.state = data.name("state"_L1, streamStateFromName);
    out.reason = data.stringOr("reason"_L1);
    out.content = data.string("content"_L1);
    out.tokens = data.countOr("tokens"_L1);
    out.finish = readFinish(data);
    out.parts = readStreamParts(data);
    if (!isFinal(out.state))
        data.refuse("state"_L1, "is no end"_L1);
}

void read(ObjectFields &data, event::ServerNotice &out)
{
    out.kind = data.string("kind"_L1);
    out.text = data.stringOr("text"_L1);
    out.retryAfterMs = data.countOr("retryAfterMs"_L1);
}

void read(ObjectFields &data, event::AgentUpdated &out)
{
    out.agent = data.object("agent"_L1, readAgent);
}

using Decode = Event (*)(ObjectFields &);

template <size_t... Index>
constexpr auto decoders(std::index_sequence<Index...>)
{
    return std::array<Decode, sizeof...(Index)>{[](ObjectFields &data) {
        Event event(std::in_place_index<Index>);
        read(data, std::get<Index>(event));
        return event;
    }...};
}
constexpr auto kDecoders = decoders(std::make_index_sequence<std::variant_size_v<Event>>());

// The names behind the variant's alternatives are further names of a stream's end.
constexpr auto kStreamEnded = size_t(kEventTable.find("stream:complete"_L1));

Result<ServerFrame> decodeEvent(const QJsonObject &frame)
{
    const QString name = frame.value("event"_L1).toString();
    const int known = kEventTable.find(QStringView(name));
    if (known < 0)
        return ServerFrame(UnknownEventFrame{name, RoomId::fromString(frame.value("room"_L1).toString()),
                                             frame.value("ev"_L1).toInteger()});
    const size_t index = size_t(known) < kDecoders.size() ? size_t(known) : kStreamEnded;

    std::optional<Error> complaint;
    ObjectFields fields(frame, complaint);
    ObjectFields data = fields.nested(frame.value("data"_L1).toObject());
    EventFrame event{fields.maybeId<RoomId>("room"_L1), fields.maybeInteger("ev"_L1, 1).value_or(0),
                     kDecoders[index](data)};
    if (complaint)
        return *complaint;
    return ServerFrame(std::move(event));
}

Result<ServerFrame> decodeAck(const QJsonObject &frame)
{
    std::optional<Error> complaint;
    ObjectFields fields(frame, complaint);
    AckFrame ack{.id = fields.maybeInteger("ack"_L1), .data = frame.value("data"_L1).toObject()};
    if (const auto object = fields.maybeObject("error"_L1)) {
        ack.error = decodeError(*object);
    }
    if (complaint)
        return *complaint;
    return ServerFrame(std::move(ack));
}

} // namespace

Result<ServerFrame> decodeServerFrame(QByteArrayView frame)
{
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(QByteArray::fromRawData(frame.data(), frame.size()), &problem);
    if (!document.isObject())
        return Error{ErrorCode::BadRequest, problem.errorString()};
    const QJsonObject object = document.object();
    if (object.contains("ack"_L1))
        return decodeAck(object);
    if (object.value("event"_L1).isString())
        return decodeEvent(object);
    return Error{ErrorCode::BadRequest, u"The frame is neither an ack nor an event."_s};
}

Result<Since> decodeSince(const QJsonObject &data)
{
    Since since;
    since.more = data.value("more"_L1).toBool();
    const QJsonArray events = data.value("events"_L1).toArray();
    for (const QJsonValue &value : events) {
        auto frame = decodeEvent(value.toObject());
        if (!frame)
            return frame.error();
        since.ev = value["ev"_L1].toInteger();
        if (auto *event = std::get_if<EventFrame>(&*frame))
            since.events.append(std::move(*event));
    }
    return since;
}

} // namespace confab::codec
