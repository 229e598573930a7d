// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "RoomReplies.h"

//! The commands about rooms that change nothing for anybody else.
namespace confab::command {

struct RoomBrowse
{
    static constexpr field::Name kName = "room:directory";
    static constexpr field::About kAbout = "Finds public rooms, the busiest first.";
    using Answer = reply::Directory;

    QString query = {}; //!< a part of a name or a topic
    QString cursor = {};
    int limit = 50;

    static void describe(auto &form, auto &it)
    {
        form.optional("query", it.query);
        form.optional("cursor", it.cursor);
        form.given("limit", it.limit, field::Page{100});
    }
    friend bool operator==(const RoomBrowse &, const RoomBrowse &) = default;
};
struct RoomNotify
{
    static constexpr field::Name kName = "room:notify";
    static constexpr field::About kAbout = "Says what of a room one wants to be told.";
    using Answer = reply::Empty;

    RoomId room = {};
    std::optional<NotifyLevel> level = {};
    std::optional<Timestamp> until = {}; //!< then the level of before holds again
    std::optional<bool> favourite = {};

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.optional("level", it.level);
        form.optional("until", it.until, field::kTime);
        form.optional("favourite", it.favourite);
    }
    friend bool operator==(const RoomNotify &, const RoomNotify &) = default;
};
struct RoomRead
{
    static constexpr field::Name kName = "room:read";
    static constexpr field::About kAbout = "Sets one's own mark of what is read, also back.";
    using Answer = reply::Empty;

    RoomId room = {};
    qint64 seq = 0;

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.required("seq", it.seq);
    }
    friend bool operator==(const RoomRead &, const RoomRead &) = default;
};

} // namespace confab::command
