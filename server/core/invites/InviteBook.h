// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/InviteStore.h"

#include <QHash>

namespace confab::core {

//! All invites in memory, by their codes and rooms. Room thread.
class InviteBook
{
public:
    void load(const QList<StoredInvite> &invites);
    void add(const StoredInvite &invite);
    void remove(const QString &code);
    //! The room is gone.
    void removeRoom(RoomId room);
    void revoke(const QString &code);
    void count(const QString &code, int used);

    //! Null: nobody was ever told of it. Valid until the next change.
    const StoredInvite *find(const QString &code) const;
    //! Of a room, the oldest first.
    QList<StoredInvite> of(RoomId room) const;

private:
    QHash<QString, StoredInvite> m_invites;
    QHash<RoomId, QStringList> m_codes; // in the order of making
};

} // namespace confab::core
