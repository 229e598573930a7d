// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomPages.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace confab::core::roompages {

using namespace Qt::StringLiterals;

namespace {

//! Where a room stands in the list: own ones first, then by their activity.
struct Place
{
    bool isOwn = false;
    Timestamp at = 0;
    RoomId room = {};

    auto order() const { return std::tuple(!isOwn, -at, room); }
};

QString cursorOf(const Place &place)
{
    const QByteArray plain =
        (place.isOwn ? "own " : "all ") + QByteArray::number(place.at) + ' ' + place.room.toString().toLatin1();
    return QString::fromLatin1(plain.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Result<Place> placeOf(const QString &cursor)
{
    const Error wrong{ErrorCode::ValidationFailed, u"This is no cursor of this list."_s, u"cursor"_s};
    const auto plain = QByteArray::fromBase64Encoding(cursor.toLatin1(), QByteArray::Base64UrlEncoding |
                                                                             QByteArray::AbortOnBase64DecodingErrors);
    if (!plain)
        return wrong;
    const QByteArrayList parts = plain.decoded.split(' ');
    if (parts.size() != 3 || (parts[0] != "own" && parts[0] != "all"))
        return wrong;
    bool isNumber = false;
    const Timestamp at = parts[1].toLongLong(&isNumber);
    const auto room = RoomId::fromString(QString::fromLatin1(parts[2]));
    if (!isNumber || !room)
        return wrong;
    return Place{parts[0] == "own", at, *room};
}

} // namespace

Result<Page> page(const RoomDirectory &directory, UserId reader, bool withPublic, const QString &cursor)
{
    const auto from = cursor.isEmpty() ? Result<Place>(Place{true, kForGood, {}}) : placeOf(cursor);
    if (!from)
        return from.error();
    std::vector<Place> places;
    const auto add = [&](const Room &room, bool isOwn) {
        const Place place{isOwn, directory.lastMessageAt(room.id).value_or(room.createdAt), room.id};
        if (cursor.isEmpty() || from->order() < place.order())
            places.push_back(place);
    };
    const QSet<RoomId> &own = directory.roomsOf(reader);
    for (const RoomId id : own)
        add(*directory.room(id), true);
    if (withPublic) {
        for (const RoomId id : directory.rooms()) {
            if (const Room *room = directory.room(id);
                room->kind == RoomKind::Public && !room->archived && !own.contains(id))
                add(*room, false);
        }
    }
    const auto end = places.begin() + std::min<qsizetype>(kRoomsPerPage, qsizetype(places.size()));
    std::ranges::partial_sort(places, end, {}, &Place::order);
    Page page;
    for (auto place = places.begin(); place != end; ++place)
        page.rooms.append(place->room);
    page.more = end != places.end();
    if (page.more)
        page.cursor = cursorOf(*(end - 1));
    return page;
}

} // namespace confab::core::roompages
