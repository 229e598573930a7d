// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "People.h"

#include "core/accounts/NamePolicy.h"

namespace confab::core {

void People::load(const QList<KnownPerson> &people, const QList<Block> &blocks)
{
    m_people.clear();
    m_order.clear();
    m_blocked.clear();
    m_suspendedForATime.clear();
    m_people.reserve(people.size());
    for (const KnownPerson &person : people)
        put(person);
    for (const Block &block : blocks)
        setBlocked(block, true);
}

void People::put(const KnownPerson &given)
{
    KnownPerson person = given;
    if (person.folded.isEmpty())
        person.folded = names::folded(person.user.name);
    const UserId id = person.user.id;
    if (const auto before = m_people.constFind(id); before != m_people.cend())
        m_order.erase(placeOf(*before));
    m_order.insert(placeOf(person));
    if (person.suspended && person.suspendedUntil)
        m_suspendedForATime.insert(id);
    else
        m_suspendedForATime.remove(id);
    m_people.insert(id, std::move(person));
}

void People::remove(UserId user)
{
    const auto person = m_people.constFind(user);
    if (person == m_people.cend())
        return;
    m_order.erase(placeOf(*person));
    m_people.erase(person);
    m_blocked.remove(user);
    m_suspendedForATime.remove(user);
}

void People::setBlocked(const Block &block, bool on)
{
    if (on) {
        m_blocked[block.by].insert(block.user);
        return;
    }
    const auto blocked = m_blocked.find(block.by);
    if (blocked == m_blocked.end())
        return;
    blocked->remove(block.user);
    if (blocked->isEmpty())
        m_blocked.erase(blocked);
}

void People::setLastSeen(UserId user, Timestamp at)
{
    if (const auto person = m_people.find(user); person != m_people.end())
        person->lastSeen = at;
}

QList<KnownPerson> People::endSuspensions(Timestamp now)
{
    QList<KnownPerson> back;
    for (auto it = m_suspendedForATime.begin(); it != m_suspendedForATime.end();) {
        KnownPerson &person = m_people[*it];
        if (now < *person.suspendedUntil) {
            ++it;
            continue;
        }
        person.suspended = false;
        person.suspendedAt = 0;
        person.suspendedUntil = std::nullopt;
        person.suspension.clear();
        back.append(person);
        it = m_suspendedForATime.erase(it);
    }
    return back;
}

const KnownPerson *People::find(UserId user) const
{
    const auto it = m_people.constFind(user);
    return it == m_people.cend() ? nullptr : &*it;
}

bool People::hasBlocked(UserId by, UserId user) const
{
    const auto blocked = m_blocked.constFind(by);
    return blocked != m_blocked.cend() && blocked->contains(user);
}

QList<UserId> People::blockedBy(UserId user) const
{
    return m_blocked.value(user).values();
}

QList<UserId> People::stewards() const
{
    QList<UserId> found;
    for (const KnownPerson &person : m_people) {
        if (!person.guest && leadsServer(person.role))
            found.append(person.user.id);
    }
    return found;
}

Identity People::asOfNow(Identity identity) const
{
    if (const KnownPerson *person = find(identity.user.id)) {
        identity.user.name = person->user.name;
        // A guest's role says that he is one.
        if (!identity.guest)
            identity.serverRole = person->role;
    }
    return identity;
}

} // namespace confab::core
