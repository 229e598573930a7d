// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "RoomReplies.h"

#include <QList>

#include <optional>

//! The commands about rooms, and about coming and going by oneself.
namespace confab::command {

struct RoomCreate
{
    static constexpr field::Name kName = "room:create";
    static constexpr field::About kAbout = "Makes a room.";
    using Answer = reply::RoomDetail;

    QString name = {};
    RoomKind kind = RoomKind::Public;
    QString topic = {};
    QList<UserId> members = {}; //!< of a direct room all others, who are what finds it again

    static void describe(auto &form, auto &it)
    {
        form.given("name", it.name);
        form.given("kind", it.kind);
        form.optional("topic", it.topic);
        form.optional("members", it.members);
        form.refuseIf(it.name.isEmpty() && it.kind != RoomKind::Direct, "name", u"is missing");
    }
    friend bool operator==(const RoomCreate &, const RoomCreate &) = default;
};
//! All public rooms and the user's own.
struct RoomList
{
    static constexpr field::Name kName = "room:list";
    static constexpr field::About kAbout = "Lists all public rooms and one's own.";
    using Answer = reply::Rooms;

    QString cursor = {};

    static void describe(auto &form, auto &it) { form.optional("cursor", it.cursor); }
    friend bool operator==(const RoomList &, const RoomList &) = default;
};
struct RoomGet
{
    static constexpr field::Name kName = "room:get";
    static constexpr field::About kAbout = "Shows one room.";
    using Answer = reply::RoomDetail;

    RoomId room = {};

    static void describe(auto &form, auto &it) { form.required("room", it.room); }
    friend bool operator==(const RoomGet &, const RoomGet &) = default;
};
struct RoomUpdate
{
    static constexpr field::Name kName = "room:update";
    static constexpr field::About kAbout = "Changes what a room is called, who finds it, and what may be done in it.";
    using Answer = reply::RoomDetail;

    RoomId room = {};
    std::optional<QString> name = {};
    std::optional<QString> topic = {};
    std::optional<RoomKind> kind = {};
    std::optional<bool> archived = {};
    std::optional<bool> receipts = {};
    std::optional<MayAsk> agents = {};
    std::optional<QString> picture = {}; //!< can only be taken away here: empty

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.optional("name", it.name);
        form.optional("topic", it.topic);
        form.optional("kind", it.kind);
        form.optional("archived", it.archived);
        form.optional("receipts", it.receipts);
        form.optional("agents", it.agents);
        form.erasable("picture", it.picture);
        form.refuseIf(it.kind == RoomKind::Direct, "kind", u"must be public or private");
        form.refuseIf(it.picture && !it.picture->isEmpty(), "picture", u"can only be null here");
    }
    friend bool operator==(const RoomUpdate &, const RoomUpdate &) = default;
};
struct RoomDelete
{
    static constexpr field::Name kName = "room:delete";
    static constexpr field::About kAbout = "Deletes a room with all that was written in it.";
    using Answer = reply::Empty;

    RoomId room = {};

    static void describe(auto &form, auto &it) { form.required("room", it.room); }
    friend bool operator==(const RoomDelete &, const RoomDelete &) = default;
};
//! By id, or by the name of a public room; exactly one is set.
struct RoomJoin
{
    static constexpr field::Name kName = "room:join";
    static constexpr field::About kAbout = "Joins a room, by its id or by the name of a public one.";
    using Answer = reply::Joined;

    std::optional<RoomId> room = {};
    QString name = {};

    static void describe(auto &form, auto &it)
    {
        form.optional("room", it.room);
        form.optional("name", it.name);
        form.refuseIf(it.room.has_value() != it.name.isEmpty(), "room", u"or “name” is needed, and only one of them");
    }
    friend bool operator==(const RoomJoin &, const RoomJoin &) = default;
};
struct RoomLeave
{
    static constexpr field::Name kName = "room:leave";
    static constexpr field::About kAbout = "Leaves a room.";
    using Answer = reply::Empty;

    RoomId room = {};

    static void describe(auto &form, auto &it) { form.required("room", it.room); }
    friend bool operator==(const RoomLeave &, const RoomLeave &) = default;
};
struct RoomMembers
{
    static constexpr field::Name kName = "room:members";
    static constexpr field::About kAbout = "Lists the members of a room, page by page.";
    using Answer = reply::Members;
    static constexpr int kMost = 200;

    RoomId room = {};
    QString cursor = {};
    int limit = kMost;

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.optional("cursor", it.cursor);
        form.given("limit", it.limit, field::Page{kMost});
    }
    friend bool operator==(const RoomMembers &, const RoomMembers &) = default;
};
//! Answered by whole event frames.
struct RoomSince
{
    static constexpr field::Name kName = "room:since";
    static constexpr field::About kAbout = "Reads what happened in a room behind a number of its log.";
    using Answer = reply::Since;

    RoomId room = {};
    qint64 ev = 0;
    std::optional<Epoch> epoch = {};
    int limit = 100;

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.required("ev", it.ev);
        form.optional("epoch", it.epoch);
        form.given("limit", it.limit, field::kPage);
    }
    friend bool operator==(const RoomSince &, const RoomSince &) = default;
};

} // namespace confab::command
