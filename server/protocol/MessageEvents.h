// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MessageTypes.h"

//! What is pushed about messages, and how far they were read.
namespace confab::event {

struct MessageNew
{
    static constexpr field::Name kName = "message:new";
    static constexpr field::About kAbout = "A message was written, or an agent begins to answer.";

    Message message = {};

    static void describe(auto &form, auto &it) { form.required("message", it.message); }
    friend bool operator==(const MessageNew &, const MessageNew &) = default;
};
struct MessageEdited
{
    static constexpr field::Name kName = "message:edited";
    static constexpr field::About kAbout = "The text of a message has changed.";

    Message message = {};

    static void describe(auto &form, auto &it) { form.required("message", it.message); }
    friend bool operator==(const MessageEdited &, const MessageEdited &) = default;
};
struct MessageDeleted
{
    static constexpr field::Name kName = "message:deleted";
    static constexpr field::About kAbout = "A message was deleted; this is its tombstone.";

    Message message = {};

    static void describe(auto &form, auto &it) { form.required("message", it.message); }
    friend bool operator==(const MessageDeleted &, const MessageDeleted &) = default;
};

struct MessageDelivered
{
    static constexpr field::Name kName = "message:delivered";
    static constexpr field::About kAbout = "A member's devices have the messages of a room up to here.";

    Cursor cursor = {};

    static void describe(auto &form, auto &it) { Cursor::describe(form, it.cursor); }
    friend bool operator==(const MessageDelivered &, const MessageDelivered &) = default;
};
struct MessageSeenUpdate
{
    static constexpr field::Name kName = "message:seen:update";
    static constexpr field::About kAbout = "A member has read a room up to here.";

    Cursor cursor = {};

    static void describe(auto &form, auto &it) { Cursor::describe(form, it.cursor); }
    friend bool operator==(const MessageSeenUpdate &, const MessageSeenUpdate &) = default;
};

} // namespace confab::event
