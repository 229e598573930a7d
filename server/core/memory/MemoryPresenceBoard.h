// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/PresenceBoard.h"

#include <QHash>

namespace confab::core {

//! Who is connected to a server that is one process.
class MemoryPresenceBoard final : public PresenceBoard
{
public:
    void onChanged(Changed changed) override { m_changed = std::move(changed); }

    void arrive(UserId user, ConnectionId connection) override;
    void leave(UserId user, ConnectionId connection, Timestamp now) override;
    void setIdle(UserId user, ConnectionId connection, bool isIdle) override;
    void setAway(UserId user, std::optional<ConnectionId> connection, bool isAway) override;
    void setWords(UserId user, bool isUndisturbed, const QString &text) override;
    void setTold(UserId user, const ToldPresence &told) override;
    void forget(UserId user) override { m_people.remove(user); }

    const PresentPerson *find(UserId user) const override;

private:
    void tell(UserId user) const;

    QHash<UserId, PresentPerson> m_people;
    Changed m_changed;
};

} // namespace confab::core
