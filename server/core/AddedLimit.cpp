// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AddedLimit.h"

namespace confab::core {

using namespace Qt::StringLiterals;

AddedLimit::AddedLimit(const RoomDirectory &directory, RateLimiter &limiter)
    : m_directory(directory)
    , m_limiter(limiter)
{
}

Result<QList<UserId>> AddedLimit::count(const Actor &actor, const QList<User> &added, const QString &field)
{
    QList<UserId> counted;
    if (actor.identity.serverRole == Role::Owner)
        return counted;
    const QSet<UserId> hosts = hostsOf(actor.userId());
    for (const User &user : added) {
        if (user.id == actor.userId() || user.kind != UserKind::Person || hosts.contains(user.id))
            continue;
        if (auto taken = m_limiter.take(RateKind::AddedADay, user.id); !taken) {
            giveBack(counted);
            Error full = taken.error();
            full.message = u"%1 was put into many rooms today. Try again later."_s.arg(user.name);
            full.field = field;
            return full;
        }
        counted.append(user.id);
    }
    return counted;
}

void AddedLimit::giveBack(const QList<UserId> &counted)
{
    for (UserId user : counted)
        m_limiter.refund(RateKind::AddedADay, user);
}

//! Who made a room that the user was let into.
QSet<UserId> AddedLimit::hostsOf(UserId user) const
{
    QSet<UserId> hosts;
    for (RoomId id : m_directory.roomsOf(user)) {
        if (const Room *room = m_directory.room(id); room->kind != RoomKind::Public)
            hosts.insert(room->createdBy);
    }
    return hosts;
}

} // namespace confab::core
