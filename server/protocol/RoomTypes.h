// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Describe.h"
#include "Enums.h"
#include "Ids.h"
#include "UserTypes.h"

#include <QList>
#include <QStringList>

namespace confab {

//! A room as it is for everybody; what depends on the reader stands in RoomSummary.
struct Room
{
    RoomId id = {};
    QString name = {}; //!< empty in a direct room
    RoomKind kind = RoomKind::Public;
    QString topic = {};
    //! Which log `ev` and `seq` count in. With another one all numbers of before are void, and the history is read
    //! again: the server was set back to a backup, or is a copy.
    Epoch epoch = {};
    qint64 ev = 0;       //!< number of the newest log row
    qint64 seq = 0;      //!< number of the newest message; 0: nobody has written
    int memberCount = 0; //!< agents included
    Timestamp createdAt = 0;
    UserId createdBy = {};            //!< null: the server made it by itself
    QString picture = {};             //!< the hash of it
    bool archived = false;            //!< can be read alone, and nobody joins
    bool receipts = true;             //!< whether its members see how far the others have read
    MayAsk agents = MayAsk::Everyone; //!< who may ask them here

    static void describe(auto &form, auto &it)
    {
        form.required("id", it.id);
        form.required("name", it.name);
        form.required("kind", it.kind);
        form.optional("topic", it.topic);
        form.required("epoch", it.epoch);
        form.required("ev", it.ev);
        form.required("seq", it.seq);
        form.required("memberCount", it.memberCount);
        form.required("createdAt", it.createdAt, field::kTime);
        form.optional("createdBy", it.createdBy);
        form.optional("picture", it.picture);
        form.given("archived", it.archived);
        form.given("receipts", it.receipts);
        form.given("agents", it.agents);
    }
    friend bool operator==(const Room &, const Room &) = default;
};

//! What the reader wants to be told of a room, where it isn't what everybody is told.
struct NotifyChoice
{
    NotifyLevel level = NotifyLevel::All;
    std::optional<Timestamp> until = {}; //!< then the level of before holds again

    static void describe(auto &form, auto &it)
    {
        form.required("level", it.level);
        form.optional("until", it.until, field::kTime);
    }
    friend bool operator==(const NotifyChoice &, const NotifyChoice &) = default;
};

//! A room as one reader sees it: an entry of `welcome` and of `room:list`.
struct RoomSummary
{
    Room room = {};
    //! Undeleted messages of others above lastRead, counted among the newest `limits.unreadMax` of the room: no more.
    int unread = 0;
    qint64 lastRead = 0;                     //!< a seq, not a time or a count; 0: before the first message
    bool member = true;                      //!< false: unread, lastRead, role, notify and favourite say nothing
    std::optional<Role> role = {};           //!< the reader's, while he is a member
    int unreadMentions = 0;                  //!< those among `unread` that name the reader
    std::optional<NotifyChoice> notify = {}; //!< nothing: the usual level
    bool favourite = false;
    bool banned = false;     //!< the reader
    QList<User> people = {}; //!< of a direct room, which has no name of its own: all in it, the reader too
    //! The commands that the reader may give in it; of a room that was asked for by itself.
    std::optional<QStringList> mayDo = {};

    static void describe(auto &form, auto &it)
    {
        Room::describe(form, it.room);
        form.given("unread", it.unread);
        form.given("lastRead", it.lastRead);
        form.given("member", it.member);
        form.optional("role", it.role);
        form.optional("unreadMentions", it.unreadMentions);
        form.optional("notify", it.notify);
        form.given("favourite", it.favourite);
        form.optional("banned", it.banned);
        form.optional("people", it.people);
        form.optional("mayDo", it.mayDo);
    }
    friend bool operator==(const RoomSummary &, const RoomSummary &) = default;
};

//! An entry of the directory: what can be told of a public room to who is in none.
struct DirectoryEntry
{
    RoomId id = {};
    QString name = {};
    QString topic = {};
    QString picture = {}; //!< the hash of it
    int memberCount = 0;
    bool member = false;                         //!< whether the reader is one
    bool banned = false;                         //!< the reader
    std::optional<Timestamp> lastMessageAt = {}; //!< nothing: nobody has written

    static void describe(auto &form, auto &it)
    {
        form.required("id", it.id);
        form.required("name", it.name);
        form.optional("topic", it.topic);
        form.optional("picture", it.picture);
        form.required("memberCount", it.memberCount);
        form.given("member", it.member);
        form.optional("banned", it.banned);
        form.optional("lastMessageAt", it.lastMessageAt, field::kTime);
    }
    friend bool operator==(const DirectoryEntry &, const DirectoryEntry &) = default;
};

//! That somebody may not come into a room, whether or not he was a member.
struct Ban
{
    User user = {};
    UserId by = {};
    Timestamp at = 0;
    std::optional<Timestamp> until = {}; //!< nothing: for good
    QString reason = {};

    static void describe(auto &form, auto &it)
    {
        form.required("user", it.user);
        form.required("by", it.by);
        form.required("at", it.at, field::kTime);
        form.optional("until", it.until, field::kTime);
        form.optional("reason", it.reason);
    }
    friend bool operator==(const Ban &, const Ban &) = default;
};

} // namespace confab
