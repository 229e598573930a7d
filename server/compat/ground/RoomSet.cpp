// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomSet.h"

#include <QLoggingCategory>

namespace confab::compat {

namespace {
Q_LOGGING_CATEGORY(lcCompat, "confab.compat", QtInfoMsg)
}

RoomSet::RoomSet(const QString &facade, core::ForeignStore &store, const core::RoomDirectory &directory)
    : m_facade(facade)
    , m_store(store)
    , m_directory(directory)
{
}

std::optional<RoomId> RoomSet::find(const QString &nameOrId) const
{
    if (const auto id = RoomId::fromString(nameOrId); id && m_directory.room(*id))
        return id;
    const Room *room = m_directory.publicRoom(nameOrId);
    return room ? std::optional(room->id) : std::nullopt;
}

void RoomSet::load(const QStringList &assigned, core::Reply<Done> reply)
{
    for (const QString &name : assigned) {
        const auto room = find(name);
        if (!room) {
            qCWarning(lcCompat).noquote().nospace()
                << "compat." << m_facade << ".rooms: there is no public room “" << name << "”";
            continue;
        }
        m_assigned.append(*room);
        m_rooms.insert(*room);
    }
    m_store.all(kind(), {m_life, std::move(reply), [this](const QList<core::ForeignId> &made, core::Reply<Done> next) {
                             for (const core::ForeignId &room : made) {
                                 if (m_directory.room(RoomId(room.id)))
                                     m_rooms.insert(RoomId(room.id));
                             }
                             next(Done{});
                         }});
}

//! What happens in it is heard while that is being written down, and no longer where it could not be.
template <class T>
core::Reply<T> RoomSet::keeping(RoomId room, core::Reply<T> stored)
{
    const bool isNew = !m_rooms.contains(room);
    m_rooms.insert(room);
    return {m_life, [this, room, isNew, stored = std::move(stored)](const Result<T> &result) mutable {
                if (!result && isNew)
                    m_rooms.remove(room);
                stored(result);
            }};
}

void RoomSet::add(RoomId room, const QString &key, core::Reply<Done> reply)
{
    m_store.bind(kind(), {key, room.uuid()}, {keeping(room, std::move(reply)), [room](const Uuid &bound) -> Result<> {
                                                  if (bound != room.uuid())
                                                      return ErrorCode::Conflict;
                                                  return Done{};
                                              }});
}

void RoomSet::addNumbered(RoomId room, core::Reply<qint64> reply)
{
    m_store.number(kind(), {room.uuid()},
                   {keeping(room, std::move(reply)), [](const QList<qint64> &numbers) { return numbers.first(); }});
}

void RoomSet::remove(RoomId room)
{
    m_rooms.remove(room);
    m_assigned.removeAll(room);
}

} // namespace confab::compat
