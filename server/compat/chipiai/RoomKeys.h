// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ground/Ground.h"

namespace confab::compat::chipiai {

//! The rooms by the ids that clients know them by. Room thread.
class RoomKeys
{
public:
    explicit RoomKeys(Ground &ground)
        : m_ground(ground)
    {
    }

    //! A public room, called so or nearly so; its id.
    void make(const QString &name, core::Reply<QString> reply);
    //! None: there is no such room; BadRequest: it is no id. An id of ours is taken as well.
    void find(const QString &id, core::Reply<std::optional<RoomId>> reply);
    //! The one of a person who names none.
    void ownOf(const core::Actor &who, const QString &username, core::Reply<RoomId> reply);

private:
    void make(const QString &id, const QString &name, bool isLast, core::Reply<QString> reply);

    Ground &m_ground;
    core::Life m_life;
};

} // namespace confab::compat::chipiai
