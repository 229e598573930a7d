// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MessageReplies.h"

#include <optional>

//! The commands about messages and how far they were read.
namespace confab::command {

struct MessageSend
{
    static constexpr field::Name kName = "message:send";
    static constexpr field::About kAbout = "Writes a message into a room.";
    using Answer = reply::Sent;

    RoomId room = {};
    QString clientId = {};
    QString content = {};
    std::optional<MessageId> replyTo = {};
    std::optional<MessageId> thread = {};

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.required("clientId", it.clientId, field::kClientId);
        form.required("content", it.content);
        form.optional("replyTo", it.replyTo);
        form.optional("thread", it.thread);
    }
    friend bool operator==(const MessageSend &, const MessageSend &) = default;
};
struct MessageEdit
{
    static constexpr field::Name kName = "message:edit";
    static constexpr field::About kAbout = "Changes the text of a message.";
    using Answer = reply::Sent;

    MessageId message = {};
    QString content = {};
    QString clientId = {};

    static void describe(auto &form, auto &it)
    {
        form.required("message", it.message);
        form.required("content", it.content);
        form.optional("clientId", it.clientId, field::kClientId);
    }
    friend bool operator==(const MessageEdit &, const MessageEdit &) = default;
};
struct MessageDelete
{
    static constexpr field::Name kName = "message:delete";
    static constexpr field::About kAbout = "Deletes a message, of which a tombstone remains.";
    using Answer = reply::Sent;

    MessageId message = {};

    static void describe(auto &form, auto &it) { form.required("message", it.message); }
    friend bool operator==(const MessageDelete &, const MessageDelete &) = default;
};
struct MessageGet
{
    static constexpr field::Name kName = "message:get";
    static constexpr field::About kAbout = "Shows one message.";
    using Answer = reply::Sent;

    MessageId message = {};

    static void describe(auto &form, auto &it) { form.required("message", it.message); }
    friend bool operator==(const MessageGet &, const MessageGet &) = default;
};
//! At most one of before, after and around is set; none means the newest page.
struct MessageHistory
{
    static constexpr field::Name kName = "message:history";
    static constexpr field::About kAbout = "Reads the messages of a room, page by page.";
    using Answer = reply::Messages;

    RoomId room = {};
    std::optional<qint64> before = {};
    std::optional<qint64> after = {};
    std::optional<qint64> around = {};
    int limit = 50;

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.optional("before", it.before, field::kPosition);
        form.optional("after", it.after, field::kPosition);
        form.optional("around", it.around, field::kPosition);
        form.given("limit", it.limit, field::kPage);
        const bool isOnePlace = it.before.has_value() + it.after.has_value() + it.around.has_value() <= 1;
        form.refuseIf(!isOnePlace && it.around, "around", u"can't stand beside another place");
        form.refuseIf(!isOnePlace, "after", u"can't stand beside another place");
    }
    friend bool operator==(const MessageHistory &, const MessageHistory &) = default;
};
struct MessageDelivered
{
    static constexpr field::Name kName = "message:delivered";
    static constexpr field::About kAbout = "Says up to where one's devices have the messages of a room.";
    using Answer = reply::Empty;

    RoomId room = {};
    qint64 seq = 0;

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.required("seq", it.seq);
    }
    friend bool operator==(const MessageDelivered &, const MessageDelivered &) = default;
};
struct MessageSeen
{
    static constexpr field::Name kName = "message:seen";
    static constexpr field::About kAbout = "Says up to where one has read a room.";
    using Answer = reply::Empty;

    RoomId room = {};
    qint64 seq = 0;

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.required("seq", it.seq);
    }
    friend bool operator==(const MessageSeen &, const MessageSeen &) = default;
};

} // namespace confab::command
