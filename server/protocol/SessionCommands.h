// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "SessionReplies.h"

#include <QHash>

#include <optional>

//! The commands about a connection and the person behind it.
namespace confab::command {

//! Where a client stands in a room.
struct RoomPosition
{
    std::optional<Epoch> epoch = {};
    qint64 ev = 0;

    static void describe(auto &form, auto &it)
    {
        form.optional("epoch", it.epoch);
        form.required("ev", it.ev);
    }
    friend bool operator==(const RoomPosition &, const RoomPosition &) = default;
};

struct Hello
{
    static constexpr field::Name kName = "hello";
    static constexpr field::About kAbout = "Begins a connection, and names the rooms that the client knows.";
    using Answer = reply::Welcome;

    int protocol = 1;
    QString token = {}; //!< empty when the upgrade carried it
    QString device = {};
    QString clientName = {};
    QString clientVersion = {};
    QHash<RoomId, RoomPosition> rooms = {};

    static void describe(auto &form, auto &it)
    {
        form.given("protocol", it.protocol);
        form.optional("token", it.token);
        form.given("device", it.device);
        form.group("client", [&](auto &client) {
            client.given("name", it.clientName);
            client.given("version", it.clientVersion);
        });
        form.given("rooms", it.rooms);
        form.atMost("rooms", it.rooms.size(), &Limits::helloRooms, u"may name at most %1 rooms");
    }
    friend bool operator==(const Hello &, const Hello &) = default;
};

struct SessionRenew
{
    static constexpr field::Name kName = "session:renew";
    static constexpr field::About kAbout = "Goes on with a fresh access token.";
    using Answer = reply::Renewed;

    QString token = {};

    static void describe(auto &form, auto &it) { form.required("token", it.token); }
    friend bool operator==(const SessionRenew &, const SessionRenew &) = default;
};

struct TypingStart
{
    static constexpr field::Name kName = "typing:start";
    static constexpr field::About kAbout = "Says that one is writing.";
    using Answer = reply::Empty;

    RoomId room = {};
    std::optional<MessageId> thread = {};

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.optional("thread", it.thread);
    }
    friend bool operator==(const TypingStart &, const TypingStart &) = default;
};
struct TypingStop
{
    static constexpr field::Name kName = "typing:stop";
    static constexpr field::About kAbout = "Says that one writes no longer.";
    using Answer = reply::Empty;

    RoomId room = {};
    std::optional<MessageId> thread = {};

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.optional("thread", it.thread);
    }
    friend bool operator==(const TypingStop &, const TypingStop &) = default;
};
struct PresenceSet
{
    static constexpr field::Name kName = "presence:set";
    static constexpr field::About kAbout = "Says whether one is there.";
    using Answer = reply::Empty;

    PresenceState state = PresenceState::Online; //!< online, away or dnd
    QString text = {};

    static void describe(auto &form, auto &it)
    {
        form.required("state", it.state);
        form.optional("text", it.text);
        form.refuseIf(it.state == PresenceState::Offline, "state", u"must be online, away or dnd");
    }
    friend bool operator==(const PresenceSet &, const PresenceSet &) = default;
};
struct PresenceGet
{
    static constexpr field::Name kName = "presence:get";
    static constexpr field::About kAbout = "Shows who of a room is there.";
    using Answer = reply::Presences;

    RoomId room = {};

    static void describe(auto &form, auto &it) { form.required("room", it.room); }
    friend bool operator==(const PresenceGet &, const PresenceGet &) = default;
};

} // namespace confab::command
