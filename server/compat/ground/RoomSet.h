// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/ForeignStore.h"
#include "core/RoomDirectory.h"

#include <QSet>

namespace confab::compat {

//! The rooms that a façade sees: those that were made through it, and those that were assigned to it by name. No others
//! exist for it. Room thread.
class RoomSet
{
public:
    RoomSet(const QString &facade, core::ForeignStore &store, const core::RoomDirectory &directory);

    //! `assigned` are names or ids of rooms; those that there are none of are told in the log.
    void load(const QStringList &assigned, core::Reply<Done> reply);
    bool has(RoomId room) const { return m_rooms.contains(room); }
    //! Made through it: remembered for ever, under the key that its clients know it by. What could not be written down
    //! is none of its rooms.
    void add(RoomId room, const QString &key, core::Reply<Done> reply);
    //! The same with the next number for a key, which it answers with.
    void addNumbered(RoomId room, core::Reply<qint64> reply);
    //! It is gone.
    void remove(RoomId room);
    const QList<RoomId> &assigned() const { return m_assigned; }
    const QSet<RoomId> &all() const { return m_rooms; }

    static constexpr QLatin1String kKind{"room"};
    core::ForeignKind kind() const { return {m_facade, kKind}; }

private:
    std::optional<RoomId> find(const QString &nameOrId) const;
    template <class T>
    core::Reply<T> keeping(RoomId room, core::Reply<T> stored);

    const QString m_facade;
    core::ForeignStore &m_store;
    const core::RoomDirectory &m_directory;
    QSet<RoomId> m_rooms;
    QList<RoomId> m_assigned;
    core::Life m_life;
};

} // namespace confab::compat
