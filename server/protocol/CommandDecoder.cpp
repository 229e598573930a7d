// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Codec.h"
#include "EventNames.h"
#include "Fields.h"
#include "JsonScanner.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace confab::codec {

namespace {

constexpr int kMembersPage = 200;

//! The data of a command while it is read.
struct CommandData : Fields<JsonObject>
{
    CommandData(const JsonObject &object, std::optional<Error> &complaint, const Limits &all)
        : Fields(object, complaint)
        , limits(all)
    {
    }

    const Limits &limits;

    int limit(int fallback, int highest)
    {
        return int(std::clamp<qint64>(maybeInteger("limit"_L1).value_or(fallback), 1, highest));
    }
    QString clientId(bool isRequired)
    {
        const auto text = isRequired ? string("clientId"_L1) : stringOr("clientId"_L1);
        if (text.size() > limits.clientIdChars)
            refuse("clientId"_L1, "is too long"_L1);
        else if (isRequired && text.isEmpty())
            refuse("clientId"_L1, "is empty"_L1);
        return text;
    }
    std::optional<qint64> position(QLatin1String name) { return maybeInteger(name, 1); }
};

// One function a command, each reads into the struct that its event stands for.

void read(CommandData &data, command::Hello &out)
{
    out.protocol = data.countOr("protocol"_L1, 1);
    out.token = data.stringOr("token"_L1);
    out.device = data.stringOr("device"_L1);
    if (const auto client = data.maybeObject("client"_L1)) {
        auto fields = data.nested(*client);
        out.clientName = fields.stringOr("name"_L1);
        out.clientVersion = fields.stringOr("version"_L1);
    }
    const auto rooms = data.maybeObject("rooms"_L1);
    if (!rooms)
        return;
    rooms->forEach([&](const QString &key, const JsonValue &value) {
        const auto room = RoomId::fromString(key);
        if (!room || !value.isObject()) {
            data.refuse("rooms"_L1, "must map room ids to objects"_L1);
            return;
        }
        auto fields = data.nested(value.toObject());
        out.rooms.insert(*room, {fields.maybeId<Epoch>("epoch"_L1), fields.integer("ev"_L1, 0)});
    });
    if (out.rooms.size() > data.limits.helloRooms)
        data.refuse("rooms"_L1, u"may name at most %1 rooms"_s.arg(data.limits.helloRooms));
}

void read(CommandData &data, command::SessionRenew &out)
{
    out.token = data.string("token"_L1);
}

void read(CommandData &data, command::RoomCreate &out)
{
    out.name = data.stringOr("name"_L1); // a direct room needs none
    out.kind = data.maybeName("kind"_L1, roomKindFromName).value_or(RoomKind::Public);
    out.topic = data.stringOr("topic"_L1);
    out.members = data.ids<UserId>("members"_L1);
    if (out.name.isEmpty() && out.kind != RoomKind::Direct)
        data.refuse("name"_L1, "is missing"_L1);
}

void read(CommandData &, command::RoomList &) {}

void read(CommandData &data, command::RoomUpdate &out)
{
    out.room = data.id<RoomId>("room"_L1);
    out.name = data.maybeString("name"_L1);
    out.topic = data.maybeString("topic"_L1);
}

void read(CommandData &data, command::RoomJoin &out)
{
    out.room = data.maybeId<RoomId>("room"_L1);
    out.name = data.stringOr("name"_L1);
    if (out.room.has_value() != out.name.isEmpty())
        data.refuse("room"_L1, u"or “name” is needed, and only one of them"_s);
}

void read(CommandData &data, command::RoomMembers &out)
{
    out.room = data.id<RoomId>("room"_L1);
    out.cursor = data.stringOr("cursor"_L1);
    out.limit = data.limit(out.limit, kMembersPage);
}

void read(CommandData &data, command::RoomSince &out)
{
    out.room = data.id<RoomId>("room"_L1);
    out.ev = data.integer("ev"_L1, 0);
    out.epoch = data.maybeId<Epoch>("epoch"_L1);
    out.limit = data.limit(out.limit, data.limits.pageMessages);
}

void read(CommandData &data, command::RoomInvite &out)
{
    out.room = data.id<RoomId>("room"_L1);
    out.users = data.ids<UserId>("users"_L1);
    if (out.users.isEmpty())
        data.refuse("users"_L1, "is missing"_L1);
}

void read(CommandData &data, command::MemberKick &out)
{
    out.room = data.id<RoomId>("room"_L1);
    out.user = data.id<UserId>("user"_L1);
    out.reason = data.stringOr("reason"_L1);
}

void read(CommandData &data, command::MessageSend &out)
{
    out.room = data.id<RoomId>("room"_L1);
    out.clientId = data.clientId(true);
    out.content = data.string("content"_L1);
    out.replyTo = data.maybeId<MessageId>("replyTo"_L1);
    out.thread = data.maybeId<MessageId>("thread"_L1);
}

void read(CommandData &data, command::MessageEdit &out)
{
    out.message = data.id<MessageId>("message"_L1);
    out.content = data.string("content"_L1);
    out.clientId = data.clientId(false);
}

void read(CommandData &data, command::MessageHistory &out)
{
    out.room = data.id<RoomId>("room"_L1);
    out.before = data.position("before"_L1);
    out.after = data.position("after"_L1);
    out.around = data.position("around"_L1);
    out.limit = data.limit(out.limit, data.limits.pageMessages);
    if (out.before.has_value() + out.after.has_value() + out.around.has_value() > 1)
        data.refuse(out.around ? "around"_L1 : "after"_L1, "can't stand beside another place"_L1);
}

void read(CommandData &data, command::PresenceSet &out)
{
    out.state = data.name("state"_L1, presenceStateFromName);
    out.text = data.stringOr("text"_L1);
    if (out.state == PresenceState::Offline)
        data.refuse("state"_L1, "must be online, away or dnd"_L1);
}

void read(CommandData &data, command::AgentList &out)
{
    out.room = data.maybeId<RoomId>("room"_L1);
}

void read(CommandData &data, command::StreamRequest &out)
{
    out.room = data.id<RoomId>("room"_L1);
    out.agent = data.maybeId<UserId>("agent"_L1);
    out.prompt = data.stringOr("prompt"_L1);
    out.message = data.maybeId<MessageId>("message"_L1);
    out.clientId = data.clientId(true);
    if (out.message.has_value() != out.prompt.isEmpty())
        data.refuse("prompt"_L1, u"or “message” is needed, and only one of them"_s);
    if (const auto config = data.maybeObject("config"_L1)) {
        auto fields = data.nested(*config);
        out.model = fields.stringOr("model"_L1);
        out.temperature = fields.maybeNumber("temperature"_L1);
        out.maxTokens = fields.maybeCount("maxTokens"_L1);
    }
}

void read(CommandData &data, command::StreamResume &out)
{
    out.stream = data.id<StreamId>("stream"_L1);
    out.part = data.countOr("part"_L1);
    out.from = data.count("from"_L1);
}

// The commands that only name what they are about.

template <class Named>
requires requires(Named out)
{
    requires sizeof(Named) == sizeof(RoomId) && sizeof(out.room) == sizeof(RoomId);
}
void read(CommandData &data, Named &out)
{
    out.room = data.id<RoomId>("room"_L1);
}

template <class Named>
requires requires(Named out)
{
    requires sizeof(Named) == sizeof(MessageId) && sizeof(out.message) == sizeof(MessageId);
}
void read(CommandData &data, Named &out)
{
    out.message = data.id<MessageId>("message"_L1);
}

template <class Named>
requires requires(Named out)
{
    requires sizeof(Named) == sizeof(StreamId) && sizeof(out.stream) == sizeof(StreamId);
}
void read(CommandData &data, Named &out)
{
    out.stream = data.id<StreamId>("stream"_L1);
}

template <class Typing>
requires std::same_as<Typing, command::TypingStart> || std::same_as<Typing, command::TypingStop>
void read(CommandData &data, Typing &out)
{
    out.room = data.id<RoomId>("room"_L1);
    out.thread = data.maybeId<MessageId>("thread"_L1);
}

template <class Read>
requires std::same_as<Read, command::MessageDelivered> || std::same_as<Read, command::MessageSeen>
void read(CommandData &data, Read &out)
{
    out.room = data.id<RoomId>("room"_L1);
    out.seq = data.integer("seq"_L1, 0);
}

using Decode = Command (*)(CommandData &);

template <size_t... Index>
constexpr auto decoders(std::index_sequence<Index...>)
{
    return std::array<Decode, sizeof...(Index)>{[](CommandData &data) {
        Command command(std::in_place_index<Index>);
        read(data, std::get<Index>(command));
        return command;
    }...};
}
constexpr auto kDecoders = decoders(std::make_index_sequence<std::variant_size_v<Command>>());

Result<Command> decode(int command, const JsonObject &object, const Limits &limits)
{
    std::optional<Error> complaint;
    CommandData data(object, complaint, limits);
    Command decoded = kDecoders[size_t(command)](data);
    if (complaint)
        return *complaint;
    return decoded;
}

Error unknownEvent()
{
    return {ErrorCode::UnknownEvent, {}, u"event"_s};
}

} // namespace

std::variant<CommandFrame, DecodeFailure> decodeCommand(QByteArrayView frame, const Limits &limits)
{
    JsonTape tape(frame);
    JsonScanner scanner(tape, limits);
    scanner.allowOneWideObject(limits.helloRooms);
    if (const auto scanned = scanner.scan(); !scanned)
        return DecodeFailure{{}, scanned.error()};

    std::optional<Error> complaint;
    const JsonObject envelope(tape, 0);
    Fields fields(envelope, complaint);
    const std::optional<qint64> id = fields.maybeInteger("id"_L1);
    const JsonValue event = envelope.value("event"_L1);
    if (!event.isString())
        fields.refuse("event"_L1, event.isUndefined() ? "is missing"_L1 : "must be a string"_L1);
    const JsonValue data = envelope.value("data"_L1);
    if (!data.isUndefined() && !data.isNull() && !data.isObject())
        fields.refuse("data"_L1, "must be an object"_L1);
    if (complaint)
        return DecodeFailure{id, *complaint};

    const QByteArrayView plain = event.plainString();
    const int command = plain.isEmpty() ? kCommandTable.find(QStringView(event.toString())) : kCommandTable.find(plain);
    if (command < 0)
        return DecodeFailure{id, unknownEvent()};

    JsonTape noText{{}};
    noText.append({.end = 1, .type = JsonTape::Type::Object});
    auto decoded = decode(command, data.isObject() ? data.toObject() : JsonObject(noText, 0), limits);
    if (!decoded)
        return DecodeFailure{id, decoded.error()};
    const auto wide = scanner.wideObject();
    const bool isOfHello = std::holds_alternative<command::Hello>(*decoded);
    if (wide && !(isOfHello && data.toObject().value("rooms"_L1).isNode(*wide)))
        return DecodeFailure{id, Error{ErrorCode::BadRequest, u"An object has too many keys."_s}};
    return CommandFrame{id, *std::move(decoded)};
}

std::optional<qint64> idOfCut(QByteArrayView beginning, QByteArrayView ending)
{
    JsonTape tape(beginning);
    static_cast<void>(JsonScanner(tape, Limits()).scan()); // as far as it goes
    constexpr quint32 kFirstKey = 1;
    for (quint32 key = kFirstKey; key + 1 < tape.size();) {
        const JsonTape::Node &value = tape[key + 1];
        const bool isWhole = value.end > key + 1 && value.begin + value.size < beginning.size();
        if (!isWhole)
            break;
        if (tape.string(tape[key]) == "id"_L1 && value.type == JsonTape::Type::Number)
            return JsonValue(tape, key + 1).toInteger();
        key = value.end;
    }
    // Clients that write it last. Nothing else in a frame can look like that.
    static const QRegularExpression last(u"[,{]\\s*\"id\"\\s*:\\s*(-?[0-9]{1,16})\\s*[}]\\s*$"_s);
    const auto match = last.match(QString::fromLatin1(ending));
    return match.hasMatch() ? std::optional(match.capturedView(1).toLongLong()) : std::nullopt;
}

Result<Command> decodeCommandData(QStringView event, const QJsonObject &data, const Limits &limits)
{
    const int command = kCommandTable.find(event);
    if (command < 0)
        return unknownEvent();
    const QByteArray text = QJsonDocument(data).toJson(QJsonDocument::Compact);
    JsonTape tape(text);
    if (const auto scanned = JsonScanner(tape, limits).scan(); !scanned)
        return scanned.error();
    return decode(command, JsonObject(tape, 0), limits);
}

Result<QJsonObject> parseObject(QByteArrayView json, const Limits &limits)
{
    JsonTape tape(json);
    if (const auto scanned = JsonScanner(tape, limits).scan(); !scanned)
        return scanned.error();
    return QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), json.size())).object();
}

QLatin1String commandName(const Command &command)
{
    return kCommandNames[command.index()];
}

} // namespace confab::codec
