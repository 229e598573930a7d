// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Reach.h"

#include <algorithm>

namespace confab::core {

Reach::Reach(const RoomDirectory &directory, const People &people)
    : m_directory(directory)
    , m_people(people)
{
}

std::optional<KnownPerson> Reach::find(const Actor &actor, UserId user) const
{
    if (const KnownPerson *known = m_people.find(user))
        return includes(actor, *known) ? std::optional(*known) : std::nullopt;
    // Somebody of another server on the same store, who is known here by his rooms.
    const auto met = m_directory.user(user);
    if (!met || met->kind != UserKind::Person || !shareRoom(actor.userId(), user))
        return std::nullopt;
    return KnownPerson{.user = *met};
}

bool Reach::includes(const Actor &actor, const KnownPerson &person) const
{
    const UserId user = person.user.id;
    if (user == actor.userId())
        return true;
    // Who leads the server lets them in again, and need have met none of them for it.
    if (person.suspended)
        return isSteward(actor.identity);
    const bool isOpen = !actor.identity.guest && !person.guest;
    return isOpen || shareRoom(actor.userId(), user);
}

bool Reach::shareRoom(UserId one, UserId other) const
{
    const QSet<RoomId> *rooms = &m_directory.roomsOf(one);
    if (const QSet<RoomId> &others = m_directory.roomsOf(other); others.size() < rooms->size()) {
        rooms = &others;
        other = one;
    }
    return std::ranges::any_of(*rooms, [&](RoomId room) { return m_directory.member(room, other) != nullptr; });
}

} // namespace confab::core
