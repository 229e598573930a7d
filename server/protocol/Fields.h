// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "JsonTape.h"
#include "Result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <limits>

namespace confab::codec {

using namespace Qt::StringLiterals;

//! Integers beyond this are not exact in every client's JSON.
inline constexpr qint64 kMaxInteger = 1LL << 53;

inline std::optional<Uuid> uuidOf(const QJsonValue &value)
{
    return Uuid::fromString(value.toString());
}
inline std::optional<Uuid> uuidOf(const JsonValue &value)
{
    const QByteArrayView plain = value.plainString();
    return plain.isEmpty() ? Uuid::fromString(value.toString()) : Uuid::fromAscii(plain);
}

//! Reads the typed fields of one JSON object (QJsonObject or JsonObject) and keeps the first complaint. After a
//! complaint reading goes on with empty values; the caller asks once at the end. An optional field may be null.
template <class Object>
class Fields
{
public:
    using Value = decltype(std::declval<const Object &>().value(QLatin1String()));

    Fields(const Object &object, std::optional<Error> &complaint)
        : m_object(object)
        , m_complaint(complaint)
    {
    }

    const Object &object() const { return m_object; }
    //! Nested objects complain to the same place.
    Fields nested(const Object &object) const { return {object, m_complaint}; }

    void refuse(QLatin1String name, const QString &why)
    {
        if (!m_complaint)
            m_complaint = Error{ErrorCode::ValidationFailed, u"“%1” %2."_s.arg(name, why), name};
    }

    std::optional<QString> maybeString(QLatin1String name)
    {
        return maybe<QString>(name, "must be a string"_L1, [](const Value &value) {
            return value.isString() ? std::optional(value.toString()) : std::nullopt;
        });
    }
    QString stringOr(QLatin1String name) { return maybeString(name).value_or(QString()); }
    QString string(QLatin1String name) { return required(name, maybeString(name)); }

    template <class TypedId>
    std::optional<TypedId> maybeId(QLatin1String name)
    {
        return maybe<TypedId>(name, "must be an id"_L1, [](const Value &value) -> std::optional<TypedId> {
            const auto uuid = value.isString() ? uuidOf(value) : std::nullopt;
            return uuid ? std::optional(TypedId(*uuid)) : std::nullopt;
        });
    }
    template <class TypedId>
    TypedId id(QLatin1String name)
    {
        return required(name, maybeId<TypedId>(name));
    }

    //! Refused outside of lowest to highest.
    std::optional<qint64> maybeInteger(QLatin1String name, qint64 lowest = -kMaxInteger, qint64 highest = kMaxInteger)
    {
        return maybe<qint64>(name, "must be a whole number in its range"_L1, [&](const Value &value) {
            constexpr qint64 kNone = std::numeric_limits<qint64>::min();
            const qint64 number = value.isDouble() ? value.toInteger(kNone) : kNone;
            return number >= lowest && number <= highest ? std::optional(number) : std::nullopt;
        });
    }
    qint64 integer(QLatin1String name, qint64 lowest = -kMaxInteger, qint64 highest = kMaxInteger)
    {
        return required(name, maybeInteger(name, lowest, highest));
    }
    //! A count or a size of 31 bits.
    std::optional<int> maybeCount(QLatin1String name)
    {
        const auto number = maybeInteger(name, 0, std::numeric_limits<int>::max());
        return number ? std::optional(int(*number)) : std::nullopt;
    }
    int countOr(QLatin1String name, int fallback = 0) { return maybeCount(name).value_or(fallback); }
    int count(QLatin1String name) { return required(name, maybeCount(name)); }

    std::optional<double> maybeNumber(QLatin1String name)
    {
        return maybe<double>(name, "must be a number"_L1, [](const Value &value) {
            return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
        });
    }
    bool booleanOr(QLatin1String name, bool fallback = false)
    {
        return maybe<bool>(
                   name, "must be true or false"_L1,
                   [](const Value &value) { return value.isBool() ? std::optional(value.toBool()) : std::nullopt; })
            .value_or(fallback);
    }
    std::optional<Object> maybeObject(QLatin1String name)
    {
        return maybe<Object>(name, "must be an object"_L1, [](const Value &value) {
            return value.isObject() ? std::optional<Object>(value.toObject()) : std::nullopt;
        });
    }
    //! Calls read(Fields) on a nested object that must be there.
    template <class Read>
    auto object(QLatin1String name, Read read)
    {
        const std::optional<Object> inner = maybeObject(name);
        if (inner)
            return read(nested(*inner));
        refuse(name, "is missing"_L1);
        return decltype(read(nested(*inner))){};
    }

    //! A list that may be missing; element(Value) gives nullopt for what is no element.
    template <class Item, class Element>
    QList<Item> list(QLatin1String name, Element element)
    {
        QList<Item> items;
        const Value value = m_object.value(name);
        if (value.isUndefined() || value.isNull())
            return items;
        if (!value.isArray()) {
            refuse(name, "must be a list"_L1);
            return items;
        }
        const auto array = value.toArray();
        for (const auto &entry : array) {
            std::optional<Item> item = element(entry);
            if (!item) {
                refuse(name, "has an element that is not allowed"_L1);
                return items;
            }
            items.append(std::move(*item));
        }
        return items;
    }
    template <class TypedId>
    QList<TypedId> ids(QLatin1String name)
    {
        return list<TypedId>(name, [](const auto &value) {
            const auto uuid = value.isString() ? uuidOf(value) : std::nullopt;
            return uuid ? std::optional(TypedId(*uuid)) : std::nullopt;
        });
    }

    //! One wire name of an enumeration, by its …FromName function.
    template <class Enum>
    std::optional<Enum> maybeName(QLatin1String name, std::optional<Enum> (*fromName)(QStringView))
    {
        return maybe<Enum>(name, "is not one of the known names"_L1, [&](const Value &value) {
            return value.isString() ? fromName(value.toString()) : std::nullopt;
        });
    }
    template <class Enum>
    Enum name(QLatin1String name, std::optional<Enum> (*fromName)(QStringView))
    {
        return required(name, maybeName(name, fromName));
    }

private:
    template <class Content, class Convert>
    std::optional<Content> maybe(QLatin1String name, QLatin1String why, Convert convert)
    {
        const Value value = m_object.value(name);
        if (value.isUndefined() || value.isNull())
            return std::nullopt;
        std::optional<Content> content = convert(value);
        if (!content)
            refuse(name, why);
        return content;
    }
    template <class Content>
    Content required(QLatin1String name, std::optional<Content> content)
    {
        if (content)
            return std::move(*content);
        refuse(name, "is missing"_L1);
        return Content{};
    }

    Object m_object;
    std::optional<Error> &m_complaint;
};

} // namespace confab::codec
