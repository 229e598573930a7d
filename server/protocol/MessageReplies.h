// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MessageTypes.h"
#include "SessionReplies.h"

namespace confab::reply {

struct Sent
{
    Message message = {};

    static void describe(auto &form, auto &it) { form.required("message", it.message); }
    friend bool operator==(const Sent &, const Sent &) = default;
};
struct Messages
{
    QList<Message> messages = {}; //!< ascending seq
    bool more = false;
    //! How far the members have got: with the newest page of a room whose cursors are pushed.
    QList<Cursor> delivered = {};
    QList<Cursor> seen = {};

    static void describe(auto &form, auto &it)
    {
        form.given("messages", it.messages);
        form.given("more", it.more);
        form.optional("delivered", it.delivered);
        form.optional("seen", it.seen);
    }
    friend bool operator==(const Messages &, const Messages &) = default;
};

} // namespace confab::reply
