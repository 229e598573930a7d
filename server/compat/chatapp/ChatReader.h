// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ChatDirectory.h"
#include "ChatMessages.h"

#include <memory>

namespace confab::compat::chatapp {

//! Whole chats as REST shows them. Room thread.
class ChatReader
{
public:
    ChatReader(ChatDirectory &chats, Ground &ground, Told told);

    //! Reads as this person.
    void read(RoomId room, const core::Actor &actor, core::Reply<Chat> reply);
    //! One after the other; those that are gone meanwhile are left out.
    void readAll(const QList<RoomId> &rooms, const core::Actor &actor, core::Reply<QList<Chat>> reply);

private:
    struct Reading;
    struct ReadingAll;

    void readPage(const std::shared_ptr<Reading> &reading);
    void onPage(const std::shared_ptr<Reading> &reading, const reply::Messages &page);
    void finish(const std::shared_ptr<Reading> &reading);
    void readNext(const std::shared_ptr<ReadingAll> &reading);

    ChatDirectory &m_chats;
    Ground &m_ground;
    const Told m_told;
    core::Life m_life;
};

} // namespace confab::compat::chatapp
