# SPDX-FileCopyrightText: 2026 Confab contributors
# SPDX-License-Identifier: MIT
# Who people are, and what members keep for themselves: a part of confab_core.
target_sources(confab_core PRIVATE
    people/AddedPerson.h people/AddedPerson.cpp
    people/AuditService.h people/AuditService.cpp
    people/CommandNotes.h people/CommandNotes.cpp
    people/NotedAct.h people/NotedAct.cpp
    people/NotifyRules.h people/NotifyRules.cpp
    people/PageCursor.h people/PageCursor.cpp
    people/People.cpp
    people/PeopleService.h people/PeopleService.cpp
    people/PeopleServices.h people/PeopleServices.cpp
    people/PeopleTold.h people/PeopleTold.cpp
    people/PictureHeader.h people/PictureHeader.cpp
    people/Pictures.h people/Pictures.cpp
    people/ReadingService.h people/ReadingService.cpp
    people/Sightings.h people/Sightings.cpp
    people/ServerService.h people/ServerService.cpp
    people/SessionService.h people/SessionService.cpp
    people/StewardService.h people/StewardService.cpp
    people/SuspensionText.h people/SuspensionText.cpp
    ports/AuditNote.h
    ports/AuditStore.h
    ports/KnownPerson.h
    ports/PeopleStore.h
    ports/PictureStore.h
    ports/ReaderStore.h)
