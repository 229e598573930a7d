// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PublicRooms.h"

#include "RoomNames.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace confab::core {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kCountEveryMs = 3'600'000;
constexpr qint64 kWeekMs = 7LL * 24 * 3'600'000;
constexpr int kRoomsPerPage = 100;
constexpr char kSeparator = '\x1f'; // in no name

} // namespace

//! Where a room stands.
struct PublicRooms::Place
{
    int messages = 0;
    int members = 0;
    QString name = {};
    RoomId room = {};

    friend bool operator<(const Place &a, const Place &b)
    {
        if (a.messages != b.messages)
            return a.messages > b.messages;
        if (a.members != b.members)
            return a.members > b.members;
        return std::tie(a.name, a.room) < std::tie(b.name, b.room);
    }

    QString cursor() const
    {
        const QByteArrayList parts{QByteArray::number(messages), QByteArray::number(members), name.toUtf8(),
                                   room.toString().toLatin1()};
        return QString::fromLatin1(
            parts.join(kSeparator).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    }
    static std::optional<Place> at(const QString &cursor)
    {
        const auto plain = QByteArray::fromBase64Encoding(
            cursor.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
        const QByteArrayList parts = plain ? plain.decoded.split(kSeparator) : QByteArrayList();
        if (parts.size() != 4)
            return std::nullopt;
        bool areNumbers[2] = {};
        const auto room = RoomId::fromString(QString::fromLatin1(parts[3]));
        const Place place{parts[0].toInt(&areNumbers[0]), parts[1].toInt(&areNumbers[1]), QString::fromUtf8(parts[2]),
                          room.value_or(RoomId{})};
        return areNumbers[0] && areNumbers[1] && room ? std::optional(place) : std::nullopt;
    }
};

PublicRooms::PublicRooms(const RoomDirectory &directory, RoomStore &store, Bus &bus, const Clock &clock)
    : m_directory(directory)
    , m_store(store)
    , m_clock(clock)
{
    bus.subscribe([this](const Publication &publication) {
        const EventFrame &frame = publication.frame;
        const bool changes = std::holds_alternative<event::RoomUpdated>(frame.event) ||
                             std::holds_alternative<event::RoomDeleted>(frame.event);
        if (frame.room && changes)
            m_texts.remove(*frame.room);
    });
}

void PublicRooms::tick()
{
    const qint64 now = m_clock.monotonicMs();
    if (m_countedAt && now - *m_countedAt < kCountEveryMs)
        return;
    m_countedAt = now;
    count();
}

void PublicRooms::count()
{
    m_store.activity(m_clock.now() - kWeekMs, {m_life, [this](const Result<RoomActivity> &activity) {
                                                   if (activity)
                                                       m_activity = *activity;
                                                   else
                                                       m_countedAt.reset(); // as soon as it can be
                                               }});
}

void PublicRooms::page(const Actor &actor, const command::RoomBrowse &command, Reply<reply::Directory> reply)
{
    const auto from = Place::at(command.cursor);
    if (!command.cursor.isEmpty() && !from)
        return reply(Error{ErrorCode::ValidationFailed, u"This is no cursor of this list."_s, u"cursor"_s});
    const int limit = std::clamp(command.limit, 1, kRoomsPerPage);
    reply(pageBehind(actor, roomnames::folded(command.query), from ? &*from : nullptr, limit));
}

reply::Directory PublicRooms::pageBehind(const Actor &actor, const QString &query, const Place *from, int limit)
{
    std::vector<Place> places;
    for (const RoomId id : m_directory.rooms()) {
        const Room &room = *m_directory.room(id);
        if (!isListed(actor, room) || !matches(room, query))
            continue;
        if (Place place = placeOf(room); !from || *from < place)
            places.push_back(std::move(place));
    }
    const auto end = places.begin() + std::min(qsizetype(limit), qsizetype(places.size()));
    std::ranges::partial_sort(places, end, std::less<>());
    reply::Directory page;
    for (auto place = places.begin(); place != end; ++place)
        page.rooms.append(entry(actor, *m_directory.room(place->room)));
    page.more = end != places.end();
    if (page.more)
        page.cursor = (end - 1)->cursor();
    return page;
}

PublicRooms::Place PublicRooms::placeOf(const Room &room) const
{
    return {m_activity.value(room.id), room.memberCount, room.name, room.id};
}

bool PublicRooms::isListed(const Actor &actor, const Room &room) const
{
    if (room.kind != RoomKind::Public || room.archived || !m_directory.hasPeople(room.id))
        return false;
    return !actor.identity.guest || guestsSeePublic() || m_directory.member(room.id, actor.userId());
}

bool PublicRooms::matches(const Room &room, const QString &query)
{
    if (query.isEmpty())
        return true;
    QString &text = m_texts[room.id];
    if (text.isEmpty())
        text = roomnames::folded(room.name) + u'\n' + roomnames::folded(room.topic);
    return text.contains(query);
}

DirectoryEntry PublicRooms::entry(const Actor &actor, const Room &room) const
{
    return {.id = room.id,
            .name = room.name,
            .topic = room.topic,
            .picture = room.picture,
            .memberCount = room.memberCount,
            .member = m_directory.member(room.id, actor.userId()) != nullptr,
            .banned = m_directory.isBanned(room.id, actor.userId()),
            .lastMessageAt = m_directory.lastMessageAt(room.id)};
}

} // namespace confab::core
