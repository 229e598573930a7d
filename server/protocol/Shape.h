// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Describe.h"
#include "JsonTape.h"
#include "JsonWriter.h"
#include "TimeText.h"
#include "WireNames.h"

#include <limits>

//! How a single value of a field stands in JSON, by its type and its rule: what is taken for one, what is said of
//! everything else, and how it is written.
namespace confab::codec {

using namespace Qt::StringLiterals;

//! Integers beyond this are not exact in every client's JSON.
inline constexpr qint64 kMaxInteger = 1LL << 53;

inline std::optional<Uuid> uuidOf(const JsonValue &value)
{
    const QByteArrayView plain = value.plainString();
    return plain.isEmpty() ? Uuid::fromString(value.toString()) : Uuid::fromAscii(plain);
}

template <class T, class Rule = field::Plain>
struct Shape;

template <class Rule>
struct Shape<QString, Rule>
{
    static constexpr QStringView kWrong = u"must be a string";
    static std::optional<QString> read(const JsonValue &json)
    {
        return json.isString() ? std::optional(json.toString()) : std::nullopt;
    }
    static void write(JsonWriter &out, const QString &text) { out.value(text); }
};

template <class Tag>
struct Shape<Id<Tag>, field::Plain>
{
    static constexpr QStringView kWrong = u"must be an id";
    static std::optional<Id<Tag>> read(const JsonValue &json)
    {
        const auto uuid = json.isString() ? uuidOf(json) : std::nullopt;
        return uuid ? std::optional(Id<Tag>(*uuid)) : std::nullopt;
    }
    static void write(JsonWriter &out, const Id<Tag> &id) { out.value(id); }
};

template <>
struct Shape<bool, field::Plain>
{
    static constexpr QStringView kWrong = u"must be true or false";
    static std::optional<bool> read(const JsonValue &json)
    {
        return json.isBool() ? std::optional(json.toBool()) : std::nullopt;
    }
    static void write(JsonWriter &out, bool flag) { out.value(flag); }
};

template <>
struct Shape<double, field::Plain>
{
    static constexpr QStringView kWrong = u"must be a number";
    static std::optional<double> read(const JsonValue &json)
    {
        return json.isDouble() ? std::optional(json.toDouble()) : std::nullopt;
    }
    static void write(JsonWriter &out, double number) { out.value(number); }
};

template <class Integer, qint64 Lowest, qint64 Highest>
struct WholeNumber
{
    static constexpr qint64 kLowest = Lowest;
    static constexpr qint64 kHighest = Highest;
    static constexpr QStringView kWrong = u"must be a whole number in its range";
    static std::optional<Integer> read(const JsonValue &json)
    {
        constexpr qint64 kNone = std::numeric_limits<qint64>::min();
        const qint64 number = json.isDouble() ? json.toInteger(kNone) : kNone;
        return number >= Lowest && number <= Highest ? std::optional(Integer(number)) : std::nullopt;
    }
    static void write(JsonWriter &out, Integer number) { out.value(number); }
};
template <>
struct Shape<int, field::Plain> : WholeNumber<int, 0, std::numeric_limits<int>::max()>
{
};
template <>
struct Shape<qint64, field::Plain> : WholeNumber<qint64, 0, kMaxInteger>
{
};
template <>
struct Shape<qint64, field::Position> : WholeNumber<qint64, 1, kMaxInteger>
{
};
template <>
struct Shape<qint64, field::Integer> : WholeNumber<qint64, -kMaxInteger, kMaxInteger>
{
};

template <>
struct Shape<Timestamp, field::Time>
{
    static constexpr QStringView kWrong = u"must be a time";
    static std::optional<Timestamp> read(const JsonValue &json)
    {
        return json.isString() ? decodeTime(json.toString()) : std::nullopt;
    }
    static void write(JsonWriter &out, Timestamp time) { out.time(time); }
};

template <class Enum, class Rule>
requires std::is_enum_v<Enum>
struct Shape<Enum, Rule>
{
    static constexpr QStringView kWrong = u"is not one of the known names";
    static std::optional<Enum> read(const JsonValue &json)
    {
        return json.isString() ? fromName<Enum>(json.toString()) : std::nullopt;
    }
    static void write(JsonWriter &out, Enum value) { out.value(nameOf(value)); }
};

} // namespace confab::codec
