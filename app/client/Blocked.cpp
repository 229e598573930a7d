// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Blocked.h"

namespace confab::client {

void Blocked::replace(const QList<UserId> &users)
{
    const QSet<UserId> now(users.cbegin(), users.cend());
    if (std::exchange(m_users, now) != now)
        Q_EMIT changed();
}

void Blocked::set(UserId user, bool on)
{
    if (contains(user) == on)
        return;
    if (on)
        m_users.insert(user);
    else
        m_users.remove(user);
    Q_EMIT switched(user, on);
    Q_EMIT changed();
}

} // namespace confab::client
