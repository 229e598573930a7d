// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "SessionReplies.h"

//! What commands about rooms are answered by. Where `more` is true, `cursor` in the next command goes on behind the
//! last entry; without more it is empty. It is opaque and of that list alone: of another one it is `validation_failed`
//! (field "cursor"). Nothing is kept for it, so it never ends by time; where a list changes meanwhile, entries may come
//! twice, or not at all.
namespace confab::reply {

struct Since; // stands with the events

//! One room, as the reader has it now: of room:create, room:get and room:update. Its `mayDo` is set.
struct RoomDetail
{
    RoomSummary room = {};

    static void describe(auto &form, auto &it) { form.required("room", it.room); }
    friend bool operator==(const RoomDetail &, const RoomDetail &) = default;
};
//! A page of room:list, without `mayDo`: own rooms first, then public ones, of each those of the latest activity first.
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
//! All that a client needs to show a room that it has come into, by room:join or an invite; also if it was there.
struct Joined
{
    RoomSummary room = {};         //!< with `mayDo`
    QList<Member> members = {};    //!< the first 200
    QList<Presence> presence = {}; //!< of these, who is not offline

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.given("members", it.members);
        form.given("presence", it.presence);
    }
    friend bool operator==(const Joined &, const Joined &) = default;
};
//! A page of room:members, in the order of joining. The cursor names a member: once he has left it is no good any more,
//! and the list is read from its beginning.
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
//! A page of room:directory: public rooms, the busiest first.
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
