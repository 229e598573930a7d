// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Codec.h"
#include "JsonWriter.h"

//! The values that replies and events share, as objects of the wire.
namespace confab::codec {

using namespace Qt::StringLiterals;

void write(JsonWriter &out, const User &user);
void write(JsonWriter &out, const Room &room);
void write(JsonWriter &out, const RoomSummary &summary);
void write(JsonWriter &out, const Member &member);
void write(JsonWriter &out, const Presence &presence);
void write(JsonWriter &out, const Cursor &cursor);
void write(JsonWriter &out, const Attachment &attachment);
void write(JsonWriter &out, const Reaction &reaction);
void write(JsonWriter &out, const StreamPart &part);
void write(JsonWriter &out, const MessageStream &stream);
void write(JsonWriter &out, const Message &message);
void write(JsonWriter &out, const reply::Agent &agent);
void write(JsonWriter &out, const Limits &limits);
void write(JsonWriter &out, const Error &error);

//! A good guess of how many bytes a message takes.
qsizetype sizeHint(const Message &message);

// Fields that are left out when they are not set.

template <class Value>
void optionalField(JsonWriter &out, QLatin1String name, const std::optional<Value> &value)
{
    if (value)
        out.field(name, *value);
}

inline void optionalField(JsonWriter &out, QLatin1String name, const QString &text)
{
    if (!text.isEmpty())
        out.field(name, text);
}

inline void optionalTime(JsonWriter &out, QLatin1String name, const std::optional<Timestamp> &time)
{
    if (time)
        out.timeField(name, *time);
}

template <class Value>
void objectField(JsonWriter &out, QLatin1String name, const Value &value)
{
    out.key(name);
    write(out, value);
}

template <class Value>
void listField(JsonWriter &out, QLatin1String name, const QList<Value> &values)
{
    out.key(name);
    out.beginArray();
    for (const Value &value : values)
        write(out, value);
    out.endArray();
}

template <class Value>
void optionalList(JsonWriter &out, QLatin1String name, const QList<Value> &values)
{
    if (!values.isEmpty())
        listField(out, name, values);
}

template <class Enum>
void optionalName(JsonWriter &out, QLatin1String name, const std::optional<Enum> &value)
{
    if (value)
        out.field(name, nameOf(*value));
}

template <class Tag>
void idsField(JsonWriter &out, QLatin1String name, const QList<Id<Tag>> &ids)
{
    out.key(name);
    out.beginArray();
    for (const Id<Tag> &id : ids)
        out.value(id);
    out.endArray();
}

} // namespace confab::codec
