// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AnswerTypes.h"
#include "UserTypes.h"

namespace confab {

//! A file that belongs to a message. Part of the wire format, but no message of this server has one: `attachmentBytes`
//! is 0 by default, and nothing stores any.
struct Attachment
{
    QString id = {};
    QString fileName = {};
    QString mimeType = {};
    qint64 size = 0;               //!< bytes
    std::optional<int> width = {}; //!< of a picture, in pixels, as height
    std::optional<int> height = {};
    QString sha256 = {}; //!< of the bytes, in hexadecimal
    QString url = {};

    static void describe(auto &form, auto &it)
    {
        form.required("id", it.id);
        form.required("fileName", it.fileName);
        form.required("mimeType", it.mimeType);
        form.required("size", it.size);
        form.optional("width", it.width);
        form.optional("height", it.height);
        form.given("sha256", it.sha256);
        form.required("url", it.url);
    }
    friend bool operator==(const Attachment &, const Attachment &) = default;
};

//! One emoji below a message, and who chose it. Part of the wire format; no command sets one yet.
struct Reaction
{
    QString emoji = {};
    int count = 0;
    QList<UserId> users = {};

    static void describe(auto &form, auto &it)
    {
        form.required("emoji", it.emoji);
        form.required("count", it.count);
        form.given("users", it.users);
    }
    friend bool operator==(const Reaction &, const Reaction &) = default;
};

//! One message. A deleted one is a tombstone: deletedAt is set, content is empty, id, seq and author stay.
struct Message
{
    MessageId id = {};
    RoomId room = {};
    //! Its place in the room, from 1 without a hole. 0: the server has not numbered it, as in the app while it waits in
    //! the outbox.
    qint64 seq = 0;
    //! What makes sending repeatable: room, author and this are one message for ever. The author's client chose it, or
    //! the server, of an agent's answer. Empty: there is none.
    QString clientId = {};
    User author = {};
    QString content = {}; //!< Markdown; of an answer that still runs, the text so far
    //! The one message of the room that this answers. Says nothing about threads.
    std::optional<MessageId> replyTo = {};
    //! The message of the room below which a conversation of its own goes on; this message is part of it.
    std::optional<MessageId> thread = {};
    int replyCount = 0;          //!< undeleted messages whose `thread` this is, not those whose `replyTo`
    QList<UserId> mentions = {}; //!< members that the content names, as found when it was written or edited
    QList<Attachment> attachments = {};
    QList<Reaction> reactions = {};
    bool pinned = false;     //!< no command sets it yet
    Timestamp createdAt = 0; //!< by the server's clock, as the two below
    std::optional<Timestamp> editedAt = {};
    std::optional<Timestamp> deletedAt = {};
    std::optional<int> tokens = {}; //!< of an answer that has ended: how many were written for it, reasoning included
    std::optional<MessageStream> stream = {}; //!< set: it is an agent's answer

    bool isDeleted() const { return deletedAt.has_value(); }

    static void describe(auto &form, auto &it)
    {
        form.required("id", it.id);
        form.required("room", it.room);
        form.required("seq", it.seq);
        form.given("clientId", it.clientId);
        form.required("author", it.author);
        form.required("content", it.content);
        form.constant("contentType", "text/markdown");
        form.optional("replyTo", it.replyTo);
        form.optional("thread", it.thread);
        form.optional("replyCount", it.replyCount);
        form.given("mentions", it.mentions);
        form.given("attachments", it.attachments);
        form.given("reactions", it.reactions);
        form.given("pinned", it.pinned);
        form.required("createdAt", it.createdAt, field::kTime);
        form.optional("editedAt", it.editedAt, field::kTime);
        form.optional("deletedAt", it.deletedAt, field::kTime);
        form.optional("tokens", it.tokens);
        form.optional("stream", it.stream);
    }
    friend bool operator==(const Message &, const Message &) = default;
};

} // namespace confab
