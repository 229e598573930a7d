// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PeopleTold.h"

namespace confab::core {

PeopleTold::PeopleTold(const People &people, const RoomDirectory &directory, Bus &bus)
    : m_people(people)
    , m_directory(directory)
    , m_bus(bus)
{
}

Person PeopleTold::shown(const KnownPerson &person)
{
    return {.user = person.user, .guest = person.guest, .about = person.about, .suspended = person.suspended};
}

Person PeopleTold::shownTo(const Identity &reader, const KnownPerson &person) const
{
    Person told = shown(person);
    told.blocked = m_people.hasBlocked(reader.user.id, person.user.id);
    if (isSteward(reader) && !person.guest)
        told.role = person.role;
    return told;
}

void PeopleTold::tellChanged(const KnownPerson &person)
{
    QSet<UserId> audience{person.user.id};
    for (const RoomId room : m_directory.roomsOf(person.user.id)) {
        const auto &members = m_directory.members(room);
        for (auto it = members.keyBegin(); it != members.keyEnd(); ++it)
            audience.insert(*it);
    }
    m_bus.publish(Publication{.frame = {std::nullopt, 0, event::UserUpdated{shown(person)}},
                              .onlyFor = audience.values()});
}

} // namespace confab::core
