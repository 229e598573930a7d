// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Codec.h"
#include "EventNames.h"
#include "FieldReader.h"
#include "FieldWriter.h"
#include "JsonScanner.h"

#include <QRegularExpression>

namespace confab::codec {

namespace {

using Decode = Command (*)(const JsonObject &, Reading &);

template <size_t... Index>
constexpr auto decoders(std::index_sequence<Index...>)
{
    return std::array<Decode, sizeof...(Index)>{[](const JsonObject &data, Reading &reading) {
        Command command(std::in_place_index<Index>);
        readObject(data, reading, std::get<Index>(command));
        return command;
    }...};
}
constexpr auto kDecoders = decoders(std::make_index_sequence<std::variant_size_v<Command>>());

Result<Command> decode(int command, const JsonObject &data, const Limits &limits)
{
    Reading reading{limits};
    Command decoded = kDecoders[size_t(command)](data, reading);
    if (reading.complaint)
        return *reading.complaint;
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

    Reading reading{limits};
    const JsonObject envelope(tape, 0);
    std::optional<qint64> id;
    FieldReader(envelope, reading).optional("id", id, field::kInteger);
    const JsonValue event = envelope.value("event"_L1);
    if (!event.isString())
        reading.refuse("event"_L1, event.isUndefined() ? u"is missing" : u"must be a string");
    const JsonValue data = envelope.value("data"_L1);
    if (!data.isUndefined() && !data.isNull() && !data.isObject())
        reading.refuse("data"_L1, u"must be an object");
    if (reading.complaint)
        return DecodeFailure{id, *reading.complaint};

    const QByteArrayView plain = event.plainString();
    const int command = plain.isEmpty() ? kCommandTable.find(QStringView(event.toString())) : kCommandTable.find(plain);
    if (command < 0)
        return DecodeFailure{id, unknownEvent()};

    auto decoded = decode(command, data.toObject(), limits);
    if (!decoded)
        return DecodeFailure{id, decoded.error()};
    const auto wide = scanner.wideObject();
    const bool isOfHello = std::holds_alternative<command::Hello>(*decoded);
    if (wide && !(isOfHello && data.toObject().value("rooms"_L1).index() == *wide))
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

Result<Command> decodeCommandData(QStringView event, const JsonObject &data, const Limits &limits)
{
    const int command = kCommandTable.find(event);
    return command < 0 ? unknownEvent() : decode(command, data, limits);
}

QByteArray encodeCommand(const CommandFrame &frame)
{
    JsonWriter out;
    out.beginObject();
    out.field("event"_L1, commandName(frame.command));
    FieldWriter(out).optional("id", frame.id, field::kInteger);
    out.key("data"_L1);
    std::visit([&out](const auto &command) { writeObject(out, command); }, frame.command);
    out.endObject();
    return out.take();
}

QLatin1String commandName(const Command &command)
{
    return kCommandNames[command.index()];
}

} // namespace confab::codec
