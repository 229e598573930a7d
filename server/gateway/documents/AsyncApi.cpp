// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AsyncApi.h"

#include "ErrorSchema.h"
#include "protocol/JsonWriter.h"
#include "WireExamples.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {

using codec::JsonWriter;
using codec::objectSchema;
using codec::Schema;

constexpr char kAbout[] =
    "The frames of the WebSocket at `/gateway`: each is one JSON object. A client sends commands, of which `hello` is "
    "the first; each that has an `id` is answered once, by `ack` with the same number. The server sends events of its "
    "own accord. A field that is not set is absent, unknown ones are ignored. `/openapi.json` tells of the same "
    "commands over HTTP.";

//! "room:create" as a key: roomCreate.
QByteArray keyOf(QLatin1String name)
{
    QByteArray key;
    bool startsWord = false;
    for (const char c : name) {
        if (c != ':')
            key += startsWord ? QByteArray(1, c).toUpper() : QByteArray(1, c);
        startsWord = c == ':';
    }
    return key;
}
QByteArray commandKey(const CommandAbout &command)
{
    return keyOf(command.name) + "Command";
}
QByteArray ackKey(const CommandAbout &command)
{
    return keyOf(command.name) + "Ack";
}
QByteArray eventKey(const EventAbout &event)
{
    return keyOf(event.name) + "Event";
}

Schema constant(QLatin1String name)
{
    return Schema().set("const", '"' + QByteArray(name.data(), name.size()) + '"');
}
Schema integer()
{
    return Schema("integer").set("minimum", -codec::kMaxInteger).set("maximum", codec::kMaxInteger);
}
Schema position()
{
    return Schema("integer").set("minimum", 1).set("maximum", codec::kMaxInteger);
}

void writeMessage(JsonWriter &out, const QByteArray &key, QLatin1String name, QLatin1String about,
                  const Schema &payload, const QByteArrayList &examples)
{
    out.key(QLatin1String(key));
    out.beginObject();
    out.field("name"_L1, name);
    out.field("summary"_L1, about);
    out.key("payload"_L1);
    out.raw(payload.json());
    out.key("examples"_L1);
    out.beginArray();
    for (const QByteArray &example : examples) {
        out.beginObject();
        out.key("payload"_L1);
        out.raw(example);
        out.endObject();
    }
    out.endArray();
    out.endObject();
}

void writeMessages(JsonWriter &out, codec::Schemas &schemas)
{
    const QByteArray ack = R"({"ack":1,"data":)";
    for (const CommandAbout &command : commandAbouts()) {
        const Schema payload = objectSchema({{"event", constant(command.name), true},
                                             {"id", integer(), false},
                                             {"data", objectSchema(command.data(schemas)), false}});
        writeMessage(out, commandKey(command), command.name, command.about, payload, commandFrames(command.name));
        writeMessage(out, ackKey(command), command.name, "Answers the command of the same number."_L1,
                     objectSchema({{"ack", integer(), true}, {"data", command.answerSchema(schemas), true}}),
                     {ack + answerData(command) + '}'});
    }
    for (const EventAbout &event : eventAbouts()) {
        const Schema payload = objectSchema({{"event", constant(event.name), true},
                                             {"room", Schema("string").set("format", "\"uuid\""), false},
                                             {"ev", position(), false},
                                             {"data", objectSchema(event.data(schemas)), true}});
        writeMessage(out, eventKey(event), event.name, event.about, payload, eventFrames(event.name));
    }
    const Schema number = Schema().set("type", R"(["integer","null"])");
    writeMessage(out, "refusal", "error"_L1, "Answers a command that failed, or a frame that could not be read."_L1,
                 objectSchema({{"ack", number, true}, {"error", errorSchema(), true}}), errorFrames());
}

void writeReference(JsonWriter &out, const QByteArray &to)
{
    out.beginObject();
    out.field("$ref"_L1, QLatin1String(to));
    out.endObject();
}
void writeReferences(JsonWriter &out, QLatin1String key, const QByteArrayList &messages)
{
    out.key(key);
    out.beginArray();
    for (const QByteArray &message : messages)
        writeReference(out, "#/channels/gateway/messages/" + message);
    out.endArray();
}

void beginOperation(JsonWriter &out, const QByteArray &key, QLatin1String action, QLatin1String about)
{
    out.key(QLatin1String(key));
    out.beginObject();
    out.field("action"_L1, action);
    out.field("summary"_L1, about);
    out.key("channel"_L1);
    writeReference(out, "#/channels/gateway");
}

//! As the server sees it: it receives commands and sends events.
void writeOperations(JsonWriter &out)
{
    out.key("operations"_L1);
    out.beginObject();
    for (const CommandAbout &command : commandAbouts()) {
        beginOperation(out, keyOf(command.name), "receive"_L1, command.about);
        writeReferences(out, "messages"_L1, {commandKey(command)});
        out.key("reply"_L1);
        out.beginObject();
        out.key("channel"_L1);
        writeReference(out, "#/channels/gateway");
        writeReferences(out, "messages"_L1, {ackKey(command), "refusal"});
        out.endObject();
        out.endObject();
    }
    for (const EventAbout &event : eventAbouts()) {
        beginOperation(out, eventKey(event), "send"_L1, event.about);
        writeReferences(out, "messages"_L1, {eventKey(event)});
        out.endObject();
    }
    out.endObject();
}

void writeChannel(JsonWriter &out)
{
    QByteArrayList keys;
    for (const CommandAbout &command : commandAbouts())
        keys << commandKey(command) << ackKey(command);
    for (const EventAbout &event : eventAbouts())
        keys << eventKey(event);
    keys << "refusal";
    out.key("channels"_L1);
    out.beginObject();
    out.key("gateway"_L1);
    out.beginObject();
    out.field("address"_L1, "/gateway"_L1);
    out.field("description"_L1, "The one connection of a client, with the sub-protocol confab.v1 or without one."_L1);
    out.key("messages"_L1);
    out.beginObject();
    for (const QByteArray &key : keys) {
        out.key(QLatin1String(key));
        writeReference(out, "#/components/messages/" + key);
    }
    out.endObject();
    out.endObject();
    out.endObject();
}

} // namespace

QByteArray asyncApi(const Limits &limits)
{
    codec::Schemas schemas(limits);
    JsonWriter out(128 * 1024);
    out.beginObject();
    out.field("asyncapi"_L1, "3.0.0"_L1);
    out.key("info"_L1);
    out.beginObject();
    out.field("title"_L1, "Confab"_L1);
    out.field("version"_L1, QLatin1String(CONFAB_VERSION));
    out.field("description"_L1, QLatin1String(kAbout));
    out.key("license"_L1);
    out.raw(R"({"name":"MIT","url":"https://opensource.org/license/mit"})");
    out.endObject();
    out.field("defaultContentType"_L1, "application/json"_L1);
    out.key("servers"_L1);
    out.raw(
        R"({"confab":{"host":"localhost:8420","protocol":"ws","description":"This server; wss where it has TLS."}})");
    writeChannel(out);
    writeOperations(out);
    out.key("components"_L1);
    out.beginObject();
    out.key("messages"_L1);
    out.beginObject();
    writeMessages(out, schemas);
    out.endObject();
    out.key("schemas"_L1);
    out.beginObject();
    for (auto it = schemas.named().cbegin(); it != schemas.named().cend(); ++it) {
        out.key(QLatin1String(it.key()));
        out.raw(it.value());
    }
    out.endObject();
    out.endObject();
    out.endObject();
    return out.take();
}

} // namespace confab::gateway
