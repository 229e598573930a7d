// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Describe.h"
#include "Enums.h"
#include "Ids.h"

#include <QList>
#include <QString>

#include <optional>

//! Answers of agents, and what is told of them.
namespace confab {

//! What an answer has besides its text. The text of a part is read by `stream:resume`.
struct StreamPart
{
    int part = 1;
    PartKind kind = PartKind::Reasoning;
    qint64 ms = 0; //!< from its first text to its last, or to the answer's first
    int chars = 0; //!< UTF-16 units

    static void describe(auto &form, auto &it)
    {
        form.required("part", it.part);
        form.known("kind", it.kind);
        form.given("ms", it.ms);
        form.given("chars", it.chars);
    }
    friend bool operator==(const StreamPart &, const StreamPart &) = default;
};

//! The answer that a message is, or was, being written by. What a newer server names, and is not known here, is passed
//! over: the answer is worth showing without it.
struct MessageStream
{
    StreamId id = {};
    UserId agent = {};
    StreamState state = StreamState::Queued;
    QString model = {};
    std::optional<int> from = {};            //!< UTF-16 units of `content` so far; only while it runs
    QString reason = {};                     //!< why it did not end well, or was cut
    std::optional<Finish> finish = {};       //!< none: it runs, or its provider did not say its own end
    std::optional<MessageId> continues = {}; //!< the earlier answer that it carries on
    std::optional<UserId> askedBy = {};      //!< who asked, who may stop and delete it
    QList<StreamPart> parts = {};

    static void describe(auto &form, auto &it)
    {
        form.required("id", it.id);
        form.required("agent", it.agent);
        form.required("state", it.state);
        form.given("model", it.model);
        form.optional("from", it.from);
        form.optional("finish", it.finish, field::kKnownOnly);
        form.optional("reason", it.reason);
        form.optional("continues", it.continues);
        form.optional("askedBy", it.askedBy);
        form.optional("parts", it.parts);
    }
    friend bool operator==(const MessageStream &, const MessageStream &) = default;
};

//! Figures of one answer, section 6 of PROTOCOL.md.
struct StreamStatus
{
    StreamId stream = {};
    RoomId room = {};
    MessageId message = {};
    UserId agent = {};
    StreamState state = StreamState::Queued;
    int tokensGenerated = 0;
    Timestamp startedAt = 0;
    std::optional<Timestamp> completedAt = {};

    static void describe(auto &form, auto &it)
    {
        form.required("stream", it.stream);
        form.required("room", it.room);
        form.required("message", it.message);
        form.required("agent", it.agent);
        form.required("state", it.state);
        form.given("tokensGenerated", it.tokensGenerated);
        form.required("startedAt", it.startedAt, field::kTime);
        form.optional("completedAt", it.completedAt, field::kTime);
    }
    friend bool operator==(const StreamStatus &, const StreamStatus &) = default;
};

struct StreamMetrics
{
    StreamId stream = {};
    int totalTokens = 0;
    int promptTokens = 0;
    double tokensPerSecond = 0;
    int firstTokenMs = 0;
    int durationMs = 0;
    qint64 bytes = 0;
    int chunks = 0;
    int errors = 0;
    int retries = 0;

    static void describe(auto &form, auto &it)
    {
        form.required("stream", it.stream);
        form.given("totalTokens", it.totalTokens);
        form.given("promptTokens", it.promptTokens);
        form.given("tokensPerSecond", it.tokensPerSecond);
        form.given("firstTokenMs", it.firstTokenMs);
        form.given("durationMs", it.durationMs);
        form.given("bytes", it.bytes);
        form.given("chunks", it.chunks);
        form.given("errors", it.errors);
        form.given("retries", it.retries);
    }
    friend bool operator==(const StreamMetrics &, const StreamMetrics &) = default;
};

} // namespace confab
