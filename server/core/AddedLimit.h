// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/RateLimiter.h"
#include "core/RoomDirectory.h"

namespace confab::core {

//! Keeps strangers from filling somebody's list of rooms: how many rooms a day a person is put into by people who are
//! in no private or direct room that he made. The server's owner is no stranger to anybody. Room thread.
class AddedLimit
{
public:
    AddedLimit(const RoomDirectory &directory, RateLimiter &limiter);

    //! Takes a token of each who has not chosen to be with the actor, or none; gives back whose. RateLimited has this
    //! field.
    Result<QList<UserId>> count(const Actor &actor, const QList<User> &added, const QString &field);
    void giveBack(const QList<UserId> &counted);

private:
    QSet<UserId> hostsOf(UserId user) const;

    const RoomDirectory &m_directory;
    RateLimiter &m_limiter;
};

} // namespace confab::core
