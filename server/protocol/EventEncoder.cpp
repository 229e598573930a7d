// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "EventNames.h"
#include "ValueWriter.h"

namespace confab::codec {

namespace {

// One function an event: the fields of its data.

template <class RoomEvent>
requires std::same_as<RoomEvent, event::RoomCreated> || std::same_as<RoomEvent, event::RoomUpdated>
void writeData(JsonWriter &out, const RoomEvent &event)
{
    objectField(out, "room"_L1, event.room);
}

void writeData(JsonWriter &out, const event::RoomDeleted &event)
{
    out.field("room"_L1, event.room);
}

void writeData(JsonWriter &out, const event::RoomReset &event)
{
    out.field("room"_L1, event.room);
    if (event.gone) {
        out.field("gone"_L1, true);
        return;
    }
    out.field("epoch"_L1, event.epoch);
    out.field("ev"_L1, event.ev);
    out.field("seq"_L1, event.seq);
}

void writeData(JsonWriter &, const event::ResumeDone &) {}

void writeData(JsonWriter &out, const event::UserJoined &event)
{
    objectField(out, "room"_L1, event.room);
    objectField(out, "member"_L1, event.member);
    optionalField(out, "by"_L1, event.by);
}

void writeData(JsonWriter &out, const event::UserLeft &event)
{
    out.field("user"_L1, event.user);
    out.field("name"_L1, event.name);
    optionalField(out, "by"_L1, event.by);
    optionalField(out, "reason"_L1, event.reason);
}

void writeData(JsonWriter &out, const event::MemberUpdated &event)
{
    objectField(out, "member"_L1, event.member);
}

template <class MessageEvent>
requires requires(MessageEvent event)
{
    requires std::same_as<decltype(event.message), Message>;
}
void writeData(JsonWriter &out, const MessageEvent &event)
{
    objectField(out, "message"_L1, event.message);
}

template <class CursorEvent>
requires requires(CursorEvent event)
{
    event.cursor;
}
void writeData(JsonWriter &out, const CursorEvent &event)
{
    out.field("room"_L1, event.cursor.room);
    out.field("user"_L1, event.cursor.user);
    out.field("seq"_L1, event.cursor.seq);
}

template <class Typing>
requires std::same_as<Typing, event::TypingStart> || std::same_as<Typing, event::TypingStop>
void writeData(JsonWriter &out, const Typing &event)
{
    out.field("user"_L1, event.user);
    out.field("name"_L1, event.name);
    optionalField(out, "thread"_L1, event.thread);
}

void writeData(JsonWriter &out, const event::PresenceUpdate &event)
{
    out.field("user"_L1, event.presence.user);
    out.field("state"_L1, nameOf(event.presence.state));
    optionalField(out, "text"_L1, event.presence.text);
    optionalTime(out, "lastSeen"_L1, event.presence.lastSeen);
}

void writeData(JsonWriter &out, const event::StreamStateChanged &event)
{
    out.field("stream"_L1, event.stream);
    out.field("message"_L1, event.message);
    out.field("state"_L1, nameOf(event.state));
    optionalField(out, "place"_L1, event.place);
    optionalField(out, "reason"_L1, event.reason);
}

void writeData(JsonWriter &out, const event::StreamChunk &event)
{
    out.field("stream"_L1, event.stream);
    out.field("message"_L1, event.message);
    out.field("part"_L1, event.part);
    out.field("from"_L1, event.from);
    out.field("text"_L1, event.text);
    out.field("tokens"_L1, event.tokens);
}

void writeData(JsonWriter &out, const event::StreamEnded &event)
{
    out.field("stream"_L1, event.stream);
    out.field("message"_L1, event.message);
    out.field("state"_L1, nameOf(event.state));
    optionalName(out, "finish"_L1, event.finish);
    optionalField(out, "reason"_L1, event.reason);
    out.field("content"_L1, event.content);
    out.field("tokens"_L1, event.tokens);
    optionalList(out, "parts"_L1, event.parts);
}

void writeData(JsonWriter &out, const event::ServerNotice &event)
{
    out.field("kind"_L1, event.kind);
    out.field("text"_L1, event.text);
    if (event.retryAfterMs > 0)
        out.field("retryAfterMs"_L1, event.retryAfterMs);
}

void writeData(JsonWriter &out, const event::AgentUpdated &event)
{
    objectField(out, "agent"_L1, event.agent);
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
    optionalField(out, "room"_L1, frame.room);
    if (frame.isDurable())
        out.field("ev"_L1, frame.ev);
    out.key("data"_L1);
    out.beginObject();
    std::visit([&out](const auto &event) { writeData(out, event); }, frame.event);
    out.endObject();
    out.endObject();
    return out.take();
}

} // namespace confab::codec
