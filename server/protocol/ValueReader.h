// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Codec.h"
#include "Fields.h"

//! The values that replies and events share, read from what a server sent.
namespace confab::codec {

using ObjectFields = Fields<QJsonObject>;

User readUser(ObjectFields fields);
Room readRoom(ObjectFields fields);
RoomSummary readRoomSummary(ObjectFields fields);
Member readMember(ObjectFields fields);
Presence readPresence(ObjectFields fields);
Cursor readCursor(ObjectFields fields);
Message readMessage(ObjectFields fields);
Limits readLimits(ObjectFields fields);
reply::Agent readAgent(ObjectFields fields);
QStringList readTexts(ObjectFields &fields, QLatin1String name);

// Of an answer. What a newer server names, and is not known here, is passed over: the answer is worth showing without
// it.
std::optional<Finish> readFinish(ObjectFields &fields);
QList<StreamPart> readStreamParts(ObjectFields &fields);

Timestamp readTime(ObjectFields &fields, QLatin1String name);
std::optional<Timestamp> readMaybeTime(ObjectFields &fields, QLatin1String name);

//! A list of objects, each read by one of the functions above.
template <class Item>
QList<Item> readList(ObjectFields &fields, QLatin1String name, Item (*read)(ObjectFields))
{
    return fields.list<Item>(name, [&](const QJsonValue &value) {
        return value.isObject() ? std::optional(read(fields.nested(value.toObject()))) : std::nullopt;
    });
}

//! Reads a whole value, or gives the first complaint about it.
template <class Read>
auto readAll(const QJsonObject &object, Read read) -> Result<decltype(read(std::declval<ObjectFields &>()))>
{
    std::optional<Error> complaint;
    ObjectFields fields(object, complaint);
    auto value = read(fields);
    if (complaint)
        return *complaint;
    return value;
}

} // namespace confab::codec
