// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "SessionReplies.h"

namespace confab::reply {

struct Since; // stands with the events

struct RoomDetail
{
    RoomSummary room = {};

    static void describe(auto &form, auto &it) { form.required("room", it.room); }
    friend bool operator==(const RoomDetail &, const RoomDetail &) = default;
};
struct Rooms
{
    QList<RoomSummary> rooms = {};
    bool more = false;
    QString cursor = {};

    static void describe(auto &form, auto &it)
    {
        form.given("rooms", it.rooms);
        form.given("more", it.more);
        form.optional("cursor", it.cursor);
    }
    friend bool operator==(const Rooms &, const Rooms &) = default;
};
struct Joined
{
    RoomSummary room = {};
    QList<Member> members = {}; //!< the first 200
    QList<Presence> presence = {};

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.given("members", it.members);
        form.given("presence", it.presence);
    }
    friend bool operator==(const Joined &, const Joined &) = default;
};
struct Members
{
    QList<Member> members = {};
    bool more = false;
    QString cursor = {};

    static void describe(auto &form, auto &it)
    {
        form.given("members", it.members);
        form.given("more", it.more);
        form.optional("cursor", it.cursor);
    }
    friend bool operator==(const Members &, const Members &) = default;
};
struct Directory
{
    QList<DirectoryEntry> rooms = {};
    bool more = false;
    QString cursor = {};

    static void describe(auto &form, auto &it)
    {
        form.given("rooms", it.rooms);
        form.given("more", it.more);
        form.optional("cursor", it.cursor);
    }
    friend bool operator==(const Directory &, const Directory &) = default;
};

} // namespace confab::reply
