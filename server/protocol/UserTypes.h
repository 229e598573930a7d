// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Describe.h"
#include "Enums.h"
#include "Ids.h"

#include <QString>

#include <optional>

namespace confab {

//! A person, an agent or the system itself, as others see them: the `author` of a message.
struct User
{
    UserId id = {};
    QString name = {};
    UserKind kind = UserKind::Person;
    QString picture = {}; //!< the hash of it; not told of authors, who are members or can be asked for

    static void describe(auto &form, auto &it)
    {
        form.required("id", it.id);
        form.required("name", it.name);
        form.required("kind", it.kind);
        form.optional("picture", it.picture);
    }
    friend bool operator==(const User &, const User &) = default;
};

//! A user in one room. A role holds in that room alone: it is not the one on the server.
struct Member
{
    User user = {};
    Role role = Role::Member;
    Timestamp joinedAt = 0; //!< the last time, for who left and came back
    //! Compare it with the clock: its end is no event. Outlives leaving and coming back.
    std::optional<Timestamp> mutedUntil = {};

    static void describe(auto &form, auto &it)
    {
        form.required("user", it.user);
        form.required("role", it.role);
        form.required("joinedAt", it.joinedAt, field::kTime);
        form.optional("mutedUntil", it.mutedUntil, field::kTime);
    }
    friend bool operator==(const Member &, const Member &) = default;
};

//! Whether somebody is here, over all their devices. Lists leave out who is offline.
struct Presence
{
    UserId user = {};
    PresenceState state = PresenceState::Offline;
    QString text = {}; //!< what they say of it, one line; empty: nothing
    //! When a connection of theirs opened or closed last. Set only while they are offline, and known; never of agents.
    std::optional<Timestamp> lastSeen = {};

    static void describe(auto &form, auto &it)
    {
        form.required("user", it.user);
        form.required("state", it.state);
        form.optional("text", it.text);
        form.optional("lastSeen", it.lastSeen, field::kTime);
    }
    friend bool operator==(const Presence &, const Presence &) = default;
};

//! How far a member has got in a room. Delivered and seen are separate cursors of this shape. One that comes may be
//! behind what is known already: take the maximum.
struct Cursor
{
    RoomId room = {};
    UserId user = {};
    qint64 seq = 0; //!< of the newest message reached; 0: none

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.required("user", it.user);
        form.required("seq", it.seq);
    }
    friend bool operator==(const Cursor &, const Cursor &) = default;
};

} // namespace confab
