// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "EventNames.h"
#include "ValueCodec.h"

namespace confab::codec {

namespace {

constexpr Limits kNoLimits; // none of them is about what a server sends

using Decode = Event (*)(const JsonObject &, Reading &);

template <size_t... Index>
constexpr auto decoders(std::index_sequence<Index...>)
{
    return std::array<Decode, sizeof...(Index)>{[](const JsonObject &data, Reading &reading) {
        Event event(std::in_place_index<Index>);
        readObject(data, reading, std::get<Index>(event));
        return event;
    }...};
}
constexpr auto kDecoders = decoders(std::make_index_sequence<std::variant_size_v<Event>>());

// The names behind the variant's alternatives are further names of a stream's end.
constexpr auto kStreamEnded = size_t(kEventTable.find("stream:complete"_L1));

Result<ServerFrame> decodeEvent(const JsonObject &frame)
{
    const QString name = frame.value("event"_L1).toString();
    const int known = kEventTable.find(QStringView(name));
    if (known < 0)
        return ServerFrame(UnknownEventFrame{name, RoomId::fromString(frame.value("room"_L1).toString()),
                                             frame.value("ev"_L1).toInteger()});
    const size_t index = size_t(known) < kDecoders.size() ? size_t(known) : kStreamEnded;

    Reading reading{kNoLimits};
    FieldReader form(frame, reading);
    EventFrame event;
    form.optional("room", event.room);
    form.optional("ev", event.ev, field::kPosition);
    event.event = kDecoders[index](frame.value("data"_L1).toObject(), reading);
    if (reading.complaint)
        return *reading.complaint;
    return ServerFrame(std::move(event));
}

Result<ServerFrame> decodeAck(const Json &frame)
{
    const JsonObject object = frame.object();
    Reading reading{kNoLimits};
    AckFrame ack;
    FieldReader(object, reading).optional("ack", ack.id, field::kInteger);
    if (const JsonValue data = object.value("data"_L1); data.isObject())
        ack.data = frame.part(data);
    const JsonValue error = object.value("error"_L1);
    if (error.isObject())
        ack.error = decodeError(error.toObject());
    else if (!error.isUndefined() && !error.isNull())
        reading.refuse("error"_L1, u"must be an object");
    if (reading.complaint)
        return *reading.complaint;
    return ServerFrame(std::move(ack));
}

qsizetype expectedSize(const Event &event)
{
    return std::visit(
        [](const auto &alternative) -> qsizetype {
            if constexpr (requires { alternative.message.content; })
                return sizeHint(alternative.message) + 128;
            else if constexpr (requires { alternative.content; })
                return alternative.content.size() + 384;
            else if constexpr (requires { alternative.room.epoch; })
                return 1024;
            else
                return 384;
        },
        event);
}

} // namespace

QLatin1String eventName(const Event &event)
{
    if (const auto *ended = std::get_if<event::StreamEnded>(&event)) {
        if (ended->state == StreamState::Stopped)
            return "stream:stopped"_L1;
        if (ended->state != StreamState::Done)
            return "stream:error"_L1;
    }
    return kEventNames[event.index()];
}

QByteArray encodeEvent(const EventFrame &frame)
{
    JsonWriter out(expectedSize(frame.event));
    out.beginObject();
    out.field("event"_L1, eventName(frame.event));
    FieldWriter form(out);
    form.optional("room", frame.room);
    form.optional("ev", frame.ev);
    out.key("data"_L1);
    std::visit([&out](const auto &event) { writeObject(out, event); }, frame.event);
    out.endObject();
    return out.take();
}

Result<ServerFrame> decodeServerFrame(const QByteArray &frame)
{
    const auto json = Json::readTrusted(frame);
    if (!json)
        return json.error();
    const JsonObject object = json->object();
    if (!object.value("ack"_L1).isUndefined())
        return decodeAck(*json);
    if (object.value("event"_L1).isString())
        return decodeEvent(object);
    return Error{ErrorCode::BadRequest, u"The frame is neither an ack nor an event."_s};
}

template <>
Result<reply::Since> decodeReply(const Json &data)
{
    reply::Since since;
    since.more = data.object().value("more"_L1).toBool();
    for (const JsonValue &value : data.object().value("events"_L1).toArray()) {
        const JsonObject object = value.toObject();
        auto frame = decodeEvent(object);
        if (!frame)
            return frame.error();
        since.ev = object.value("ev"_L1).toInteger();
        if (auto *event = std::get_if<EventFrame>(&*frame))
            since.events.append(std::move(*event));
    }
    return since;
}

} // namespace confab::codec
