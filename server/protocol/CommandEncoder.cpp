// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "EventNames.h"
#include "ValueWriter.h"

namespace confab::codec {

namespace {

// One function a command: the fields of its data.

void writeData(JsonWriter &out, const command::Hello &hello)
{
    out.field("protocol"_L1, hello.protocol);
    optionalField(out, "token"_L1, hello.token);
    out.field("device"_L1, hello.device);
    out.key("client"_L1);
    out.beginObject();
    out.field("name"_L1, hello.clientName);
    out.field("version"_L1, hello.clientVersion);
    out.endObject();
    out.key("rooms"_L1);
    out.beginObject();
    for (auto it = hello.rooms.cbegin(); it != hello.rooms.cend(); ++it) {
        const QByteArray room = it.key().toString().toLatin1();
        out.key(QLatin1String(room));
        out.beginObject();
        optionalField(out, "epoch"_L1, it->epoch);
        out.field("ev"_L1, it->ev);
        out.endObject();
    }
    out.endObject();
}

void writeData(JsonWriter &out, const command::SessionRenew &renew)
{
    out.field("token"_L1, renew.token);
}

void writeData(JsonWriter &out, const command::RoomCreate &create)
{
    out.field("name"_L1, create.name);
    out.field("kind"_L1, nameOf(create.kind));
    optionalField(out, "topic"_L1, create.topic);
    if (!create.members.isEmpty())
        idsField(out, "members"_L1, create.members);
}

void writeData(JsonWriter &, const command::RoomList &) {}

void writeData(JsonWriter &out, const command::RoomUpdate &update)
{
    out.field("room"_L1, update.room);
    optionalField(out, "name"_L1, update.name);
    optionalField(out, "topic"_L1, update.topic);
}

void writeData(JsonWriter &out, const command::RoomJoin &join)
{
    optionalField(out, "room"_L1, join.room);
    optionalField(out, "name"_L1, join.name);
}

void writeData(JsonWriter &out, const command::RoomMembers &members)
{
    out.field("room"_L1, members.room);
    optionalField(out, "cursor"_L1, members.cursor);
    out.field("limit"_L1, members.limit);
}

void writeData(JsonWriter &out, const command::RoomSince &since)
{
    out.field("room"_L1, since.room);
    out.field("ev"_L1, since.ev);
    optionalField(out, "epoch"_L1, since.epoch);
    out.field("limit"_L1, since.limit);
}

void writeData(JsonWriter &out, const command::RoomInvite &invite)
{
    out.field("room"_L1, invite.room);
    idsField(out, "users"_L1, invite.users);
}

void writeData(JsonWriter &out, const command::MemberKick &kick)
{
    out.field("room"_L1, kick.room);
    out.field("user"_L1, kick.user);
    optionalField(out, "reason"_L1, kick.reason);
}

void writeData(JsonWriter &out, const command::MessageSend &send)
{
    out.field("room"_L1, send.room);
    out.field("clientId"_L1, send.clientId);
    out.field("content"_L1, send.content);
    optionalField(out, "replyTo"_L1, send.replyTo);
    optionalField(out, "thread"_L1, send.thread);
}

void writeData(JsonWriter &out, const command::MessageEdit &edit)
{
    out.field("message"_L1, edit.message);
    out.field("content"_L1, edit.content);
    optionalField(out, "clientId"_L1, edit.clientId);
}

void writeData(JsonWriter &out, const command::MessageHistory &history)
{
    out.field("room"_L1, history.room);
    optionalField(out, "before"_L1, history.before);
    optionalField(out, "after"_L1, history.after);
    optionalField(out, "around"_L1, history.around);
    out.field("limit"_L1, history.limit);
}

void writeData(JsonWriter &out, const command::PresenceSet &set)
{
    out.field("state"_L1, nameOf(set.state));
    optionalField(out, "text"_L1, set.text);
}

void writeData(JsonWriter &out, const command::AgentList &list)
{
    optionalField(out, "room"_L1, list.room);
}

void writeData(JsonWriter &out, const command::StreamRequest &request)
{
    out.field("room"_L1, request.room);
    optionalField(out, "agent"_L1, request.agent);
    optionalField(out, "prompt"_L1, request.prompt);
    optionalField(out, "message"_L1, request.message);
    out.field("clientId"_L1, request.clientId);
    if (request.model.isEmpty() && !request.temperature && !request.maxTokens)
        return;
    out.key("config"_L1);
    out.beginObject();
    optionalField(out, "model"_L1, request.model);
    optionalField(out, "temperature"_L1, request.temperature);
    optionalField(out, "maxTokens"_L1, request.maxTokens);
    out.endObject();
}

void writeData(JsonWriter &out, const command::StreamResume &resume)
{
    out.field("stream"_L1, resume.stream);
    out.field("part"_L1, resume.part);
    out.field("from"_L1, resume.from);
}

// The commands that name what they are about, and little else.
template <class Named>
void writeData(JsonWriter &out, const Named &command)
{
    if constexpr (requires { command.room; })
        out.field("room"_L1, command.room);
    if constexpr (requires { command.message; })
        out.field("message"_L1, command.message);
    if constexpr (requires { command.stream; })
        out.field("stream"_L1, command.stream);
    if constexpr (requires { command.seq; })
        out.field("seq"_L1, command.seq);
    if constexpr (requires { command.thread; })
        optionalField(out, "thread"_L1, command.thread);
}

} // namespace

QByteArray encodeCommand(const CommandFrame &frame)
{
    JsonWriter out;
    out.beginObject();
    out.field("event"_L1, commandName(frame.command));
    optionalField(out, "id"_L1, frame.id);
    out.key("data"_L1);
    out.beginObject();
    std::visit([&out](const auto &command) { writeData(out, command); }, frame.command);
    out.endObject();
    out.endObject();
    return out.take();
}

} // namespace confab::codec
