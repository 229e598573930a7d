// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/Identity.h"
#include "core/ports/KnownPerson.h"
#include "protocol/Rights.h"

#include <QHash>
#include <QSet>

#include <set>

namespace confab::core {

//! Whether who has this role on the server leads it.
inline bool leadsServer(Role onServer)
{
    rights::Standing who;
    who.serverRole = onServer;
    return who.leadsServer();
}

//! The same of somebody; guests never do.
inline bool isSteward(const Identity &who)
{
    return !who.guest && leadsServer(who.serverRole);
}

//! Everybody who has an account here, or lives as a guest, in memory and without secrets: who can be found, written to
//! and added, and whom each has blocked. Kept by AccountService, and by who changes what it shows, after the commit.
//! Room thread.
class People
{
public:
    void load(const QList<KnownPerson> &people, const QList<Block> &blocks = {});
    //! Somebody new, or somebody who has changed.
    void put(const KnownPerson &person);
    //! The account has ended.
    void remove(UserId user);
    void setBlocked(const Block &block, bool on);
    void setLastSeen(UserId user, Timestamp at);
    //! Lets those in again whose suspension was for a time that is over, and says who they are.
    QList<KnownPerson> endSuspensions(Timestamp now);

    //! Null: nobody, or not any more. Valid until the next change.
    const KnownPerson *find(UserId user) const;
    const QHash<UserId, KnownPerson> &all() const { return m_people; }
    //! Whether `by` has blocked the other.
    bool hasBlocked(UserId by, UserId user) const;
    QList<UserId> blockedBy(UserId user) const;
    //! The server's owner and admins.
    QList<UserId> stewards() const;

    //! A token says how somebody was called, and what he was, when it was made.
    Identity asOfNow(Identity identity) const;

    //! Where somebody stands among all, by the folded name.
    using Place = std::pair<QString, UserId>;
    static Place placeOf(const KnownPerson &person) { return {person.folded, person.user.id}; }
    //! Those behind `after`, in their order: visit(person) until it says false.
    template <class Visit>
    void visitBehind(const std::optional<Place> &after, Visit visit) const
    {
        for (auto it = after ? m_order.upper_bound(*after) : m_order.begin(); it != m_order.end(); ++it) {
            if (!visit(*find(it->second)))
                return;
        }
    }

private:
    QHash<UserId, KnownPerson> m_people;
    std::set<Place> m_order;
    QHash<UserId, QSet<UserId>> m_blocked; // by who did it
    QSet<UserId> m_suspendedForATime;
};

} // namespace confab::core
