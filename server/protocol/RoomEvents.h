// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "RoomTypes.h"
#include "UserTypes.h"

//! What is pushed about rooms and who is in them.
namespace confab::event {

struct RoomCreated
{
    static constexpr field::Name kName = "room:created";
    static constexpr field::About kAbout = "A room was made.";

    Room room = {};

    static void describe(auto &form, auto &it) { form.required("room", it.room); }
    friend bool operator==(const RoomCreated &, const RoomCreated &) = default;
};
struct RoomUpdated
{
    static constexpr field::Name kName = "room:updated";
    static constexpr field::About kAbout = "What a room is called, or what may be done in it, has changed.";

    Room room = {};
    std::optional<UserId> by = {}; //!< who changed it

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.optional("by", it.by);
    }
    friend bool operator==(const RoomUpdated &, const RoomUpdated &) = default;
};
struct RoomDeleted
{
    static constexpr field::Name kName = "room:deleted";
    static constexpr field::About kAbout = "A room was deleted.";

    RoomId room = {};
    std::optional<UserId> by = {}; //!< who deleted it

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.optional("by", it.by);
    }
    friend bool operator==(const RoomDeleted &, const RoomDeleted &) = default;
};
//! The client's picture of a room can't be continued: page its history from here.
struct RoomReset
{
    static constexpr field::Name kName = "room:reset";
    static constexpr field::About kAbout = "What is known of a room can't be continued, or the room is gone.";

    RoomId room = {};
    bool gone = false; //!< the room is no longer the user's; the rest is not set then
    Epoch epoch = {};
    qint64 ev = 0;
    qint64 seq = 0;

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.optional("gone", it.gone);
        if (it.gone)
            return;
        form.required("epoch", it.epoch);
        form.required("ev", it.ev);
        form.required("seq", it.seq);
    }
    friend bool operator==(const RoomReset &, const RoomReset &) = default;
};
struct ResumeDone
{
    static constexpr field::Name kName = "resume:done";
    static constexpr field::About kAbout = "All that was missed has been sent.";

    static void describe(auto &, auto &) {}
    friend bool operator==(const ResumeDone &, const ResumeDone &) = default;
};

struct UserJoined
{
    static constexpr field::Name kName = "user:joined";
    static constexpr field::About kAbout = "Somebody has become a member of a room.";

    Room room = {};
    Member member = {};
    std::optional<UserId> by = {}; //!< who put the member there, if it was somebody else

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.required("member", it.member);
        form.optional("by", it.by);
    }
    friend bool operator==(const UserJoined &, const UserJoined &) = default;
};
struct UserLeft
{
    static constexpr field::Name kName = "user:left";
    static constexpr field::About kAbout = "Somebody has left a room, or was taken out of it.";

    UserId user = {};
    QString name = {};
    std::optional<UserId> by = {}; //!< who removed the member
    QString reason = {};           //!< of the removal, if one was given

    static void describe(auto &form, auto &it)
    {
        form.required("user", it.user);
        form.given("name", it.name);
        form.optional("by", it.by);
        form.optional("reason", it.reason);
    }
    friend bool operator==(const UserLeft &, const UserLeft &) = default;
};
struct MemberUpdated
{
    static constexpr field::Name kName = "member:updated";
    static constexpr field::About kAbout = "A member has another role, or was muted, or may write again.";

    Member member = {};
    std::optional<UserId> by = {}; //!< who changed it, if it was somebody else

    static void describe(auto &form, auto &it)
    {
        form.required("member", it.member);
        form.optional("by", it.by);
    }
    friend bool operator==(const MemberUpdated &, const MemberUpdated &) = default;
};

} // namespace confab::event
