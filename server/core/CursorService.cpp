// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CursorService.h"

namespace confab::core {

using namespace Qt::StringLiterals;

CursorService::CursorService(const RoomDirectory &directory, CursorStore &store, Bus &bus)
    : m_directory(directory)
    , m_store(store)
    , m_bus(bus)
{
}

void CursorService::delivered(const Actor &actor, RoomId room, qint64 seq, Reply<Done> reply)
{
    advance(CursorKind::Delivered, actor, room, seq, std::move(reply));
}

void CursorService::seen(const Actor &actor, RoomId room, qint64 seq, Reply<Done> reply)
{
    advance(CursorKind::Seen, actor, room, seq, std::move(reply));
}

void CursorService::tellSeen(const Cursor &cursor, std::optional<ConnectionId> exceptFor)
{
    if (arePushed(cursor.room))
        publish(CursorKind::Seen, cursor, exceptFor);
}

bool CursorService::arePushed(RoomId room) const
{
    const Room *known = m_directory.room(room);
    return known && known->receipts && m_directory.members(room).size() <= RoomDirectory::kMaxPushedMembers;
}

void CursorService::standing(RoomId room, Reply<RoomCursors> reply)
{
    m_store.cursors(room, std::move(reply));
}

void CursorService::advance(CursorKind kind, const Actor &actor, RoomId id, qint64 seq, Reply<Done> reply)
{
    const Room *room = m_directory.room(id);
    if (auto allowed = rights::mayTakePart(room, m_directory.standing(id, actor)); !allowed)
        return reply(allowed.error());
    if (seq < 0 || seq > room->seq)
        return reply(Error{ErrorCode::ValidationFailed, u"The room has no message of this number."_s, u"seq"_s});
    m_store.advance(
        kind, id, actor.userId(), seq,
        {m_life, std::move(reply),
         [this, kind, id, user = actor.userId(), connection = actor.connection](qint64 reached, Reply<Done> next) {
             const Cursor cursor{id, user, reached}; // of another device he may have been further
             if (arePushed(cursor.room))
                 publish(kind, cursor, connection);
             else if (kind == CursorKind::Seen)
                 tellOwn(cursor, connection);
             next(Done{});
         }});
}

//! His other devices follow, whether or not others may know.
void CursorService::tellOwn(const Cursor &cursor, std::optional<ConnectionId> exceptFor)
{
    m_bus.publish(Publication{.frame = {cursor.room, 0, event::MessageSeenUpdate{cursor}},
                              .onlyFor = {cursor.user},
                              .exceptFor = exceptFor});
}

void CursorService::publish(CursorKind kind, const Cursor &cursor, std::optional<ConnectionId> exceptFor)
{
    Event event = event::MessageSeenUpdate{cursor};
    if (kind == CursorKind::Delivered)
        event = event::MessageDelivered{cursor};
    m_bus.publish(
        Publication{.frame = {cursor.room, 0, event}, .exceptFor = exceptFor, .at = m_directory.newestOf(cursor.room)});
}

} // namespace confab::core
