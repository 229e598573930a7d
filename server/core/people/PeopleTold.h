// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/people/People.h"
#include "core/RoomDirectory.h"

namespace confab::core {

//! How people are shown to others, and who hears that somebody has changed. Room thread.
class PeopleTold
{
public:
    PeopleTold(const People &people, const RoomDirectory &directory, Bus &bus);

    //! As everybody may see him.
    static Person shown(const KnownPerson &person);
    //! With whether the reader has blocked him, and his role on the server for those who may change it.
    Person shownTo(const Identity &reader, const KnownPerson &person) const;
    //! To each connection of himself, and of those who share a room with him, of whatever size.
    void tellChanged(const KnownPerson &person);

private:
    const People &m_people;
    const RoomDirectory &m_directory;
    Bus &m_bus;
};

} // namespace confab::core
