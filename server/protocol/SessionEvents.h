// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "PersonTypes.h"

//! What is pushed about people at the moment, and to one connection.
namespace confab::event {

struct TypingStart
{
    static constexpr field::Name kName = "typing:start";
    static constexpr field::About kAbout = "Somebody is writing.";

    UserId user = {};
    QString name = {};
    std::optional<MessageId> thread = {};

    static void describe(auto &form, auto &it)
    {
        form.required("user", it.user);
        form.given("name", it.name);
        form.optional("thread", it.thread);
    }
    friend bool operator==(const TypingStart &, const TypingStart &) = default;
};
struct TypingStop
{
    static constexpr field::Name kName = "typing:stop";
    static constexpr field::About kAbout = "Somebody writes no longer.";

    UserId user = {};
    QString name = {};
    std::optional<MessageId> thread = {};

    static void describe(auto &form, auto &it)
    {
        form.required("user", it.user);
        form.given("name", it.name);
        form.optional("thread", it.thread);
    }
    friend bool operator==(const TypingStop &, const TypingStop &) = default;
};
struct PresenceUpdate
{
    static constexpr field::Name kName = "presence:update";
    static constexpr field::About kAbout = "Somebody has come, gone, or wants to be left alone.";

    Presence presence = {};

    static void describe(auto &form, auto &it) { Presence::describe(form, it.presence); }
    friend bool operator==(const PresenceUpdate &, const PresenceUpdate &) = default;
};

struct RoomRead
{
    static constexpr field::Name kName = "room:read";
    static constexpr field::About kAbout = "One has set, on another device, how far a room is read.";

    RoomId room = {};
    qint64 seq = 0; //!< also lower than before

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.required("seq", it.seq);
    }
    friend bool operator==(const RoomRead &, const RoomRead &) = default;
};
struct RoomNotify
{
    static constexpr field::Name kName = "room:notify";
    static constexpr field::About kAbout = "One has chosen, on another device, what of a room to be told.";

    RoomId room = {};
    NotifyLevel level = NotifyLevel::All;
    std::optional<Timestamp> until = {};
    bool favourite = false;

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.required("level", it.level);
        form.optional("until", it.until, field::kTime);
        form.given("favourite", it.favourite);
    }
    friend bool operator==(const RoomNotify &, const RoomNotify &) = default;
};
struct UserBlock
{
    static constexpr field::Name kName = "user:block";
    static constexpr field::About kAbout = "One has blocked somebody, on another device, or let him again.";

    UserId user = {};
    bool on = true;

    static void describe(auto &form, auto &it)
    {
        form.required("user", it.user);
        form.required("on", it.on);
    }
    friend bool operator==(const UserBlock &, const UserBlock &) = default;
};
struct UserUpdated
{
    static constexpr field::Name kName = "user:updated";
    static constexpr field::About kAbout = "Somebody is called otherwise, or tells something else of himself.";

    Person user = {};

    static void describe(auto &form, auto &it) { form.required("user", it.user); }
    friend bool operator==(const UserUpdated &, const UserUpdated &) = default;
};

struct ServerNotice
{
    static constexpr field::Name kName = "server:notice";
    static constexpr field::About kAbout = "The server has something to say to this connection.";

    QString kind = {};
    QString text = {};
    int retryAfterMs = 0; //!< 0: waiting does not help, or nobody knows how long
    // Of a report, or of a ban from the room.
    std::optional<RoomId> room = {};
    std::optional<MessageId> message = {};
    QString reason = {};
    std::optional<UserId> by = {};       //!< who banned
    std::optional<Timestamp> until = {}; //!< a ban's end; nothing: for good
    QString name = {};                   //!< what the server is called by now, where it was set up anew

    static void describe(auto &form, auto &it)
    {
        form.required("kind", it.kind);
        form.given("text", it.text);
        form.optional("retryAfterMs", it.retryAfterMs);
        form.optional("room", it.room);
        form.optional("message", it.message);
        form.optional("reason", it.reason);
        form.optional("by", it.by);
        form.optional("until", it.until, field::kTime);
        form.optional("name", it.name);
    }
    friend bool operator==(const ServerNotice &, const ServerNotice &) = default;
};

} // namespace confab::event
