// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AnswerTypes.h"
#include "UserTypes.h"

namespace confab {

struct Attachment
{
    QString id = {};
    QString fileName = {};
    QString mimeType = {};
    qint64 size = 0;
    std::optional<int> width = {};
    std::optional<int> height = {};
    QString sha256 = {};
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
    qint64 seq = 0;
    QString clientId = {};
    User author = {};
    QString content = {};
    std::optional<MessageId> replyTo = {};
    std::optional<MessageId> thread = {};
    int replyCount = 0;
    QList<UserId> mentions = {};
    QList<Attachment> attachments = {};
    QList<Reaction> reactions = {};
    bool pinned = false;
    Timestamp createdAt = 0;
    std::optional<Timestamp> editedAt = {};
    std::optional<Timestamp> deletedAt = {};
    std::optional<int> tokens = {};
    std::optional<MessageStream> stream = {};

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
