// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Reading.h"
#include "Shape.h"

#include <QHash>
#include <QList>

namespace confab::codec {

// readMember() reads what stands in one field, by the type that it goes to. False, and refused, when it is not what it
// must be.

template <class T, class Rule>
bool readMember(Reading &reading, field::Name name, const JsonValue &value, T &member, Rule)
{
    if constexpr (Described<T>) {
        if (!value.isObject())
            return reading.refuse(name, u"must be an object");
        readObject(value.toObject(), reading, member);
    } else {
        auto content = Shape<T, Rule>::read(value);
        if (!content)
            return reading.refuse(name, Shape<T, Rule>::kWrong);
        member = *std::move(content);
        if constexpr (std::is_same_v<Rule, field::ClientId>) {
            if (member.size() > reading.limits.clientIdChars)
                return reading.refuse(name, u"is too long");
        }
    }
    return true;
}

template <class T, class Rule>
bool readMember(Reading &reading, field::Name name, const JsonValue &value, std::optional<T> &member, Rule rule)
{
    if constexpr (std::is_same_v<Rule, field::KnownOnly>) {
        if (!value.isString())
            return reading.refuse(name, u"must be a string");
        member = fromName<T>(value.toString());
        return true;
    } else {
        if (readMember(reading, name, value, member.emplace(), rule))
            return true;
        member.reset();
        return false;
    }
}

template <class Item>
bool readMember(Reading &reading, field::Name name, const JsonValue &value, QList<Item> &member, field::Plain)
{
    if (!value.isArray())
        return reading.refuse(name, u"must be a list");
    for (const JsonValue &entry : value.toArray()) {
        Item item{};
        if constexpr (Described<Item>) {
            if (!entry.isObject())
                return reading.refuse(name, u"has an element that is not allowed");
            if (!readObject(entry.toObject(), reading, item))
                continue;
        } else {
            auto content = Shape<Item>::read(entry);
            if (!content)
                return reading.refuse(name, u"has an element that is not allowed");
            item = *std::move(content);
        }
        member.append(std::move(item));
    }
    return true;
}

template <class Tag, class Item>
bool readMember(Reading &reading, field::Name name, const JsonValue &value, QHash<Id<Tag>, Item> &member, field::Plain)
{
    if (!value.isObject())
        return reading.refuse(name, u"must be an object");
    value.toObject().forEach([&](const QString &key, const JsonValue &entry) {
        const auto id = Id<Tag>::fromString(key);
        if (id && entry.isObject())
            readObject(entry.toObject(), reading, member[*id]);
        else
            reading.refuse(name, u"must map room ids to objects");
    });
    return true;
}

} // namespace confab::codec
