// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AnswerReplies.h"

//! What is pushed about agents and their answers.
namespace confab::event {

//! Ephemeral: how a running answer stands.
struct StreamStateChanged
{
    static constexpr field::Name kName = "stream:state";
    static constexpr field::About kAbout = "An answer waits, is thought about or is being written.";

    StreamId stream = {};
    MessageId message = {};
    StreamState state = StreamState::Queued;
    std::optional<int> place = {}; //!< in the queue, 1 is next
    QString reason = {};

    static void describe(auto &form, auto &it)
    {
        form.required("stream", it.stream);
        form.required("message", it.message);
        form.required("state", it.state);
        form.optional("place", it.place);
        form.optional("reason", it.reason);
    }
    friend bool operator==(const StreamStateChanged &, const StreamStateChanged &) = default;
};
struct StreamChunk
{
    static constexpr field::Name kName = "stream:chunk";
    static constexpr field::About kAbout = "The next piece of an answer, or of the thoughts before it.";

    StreamId stream = {};
    MessageId message = {};
    int part = 0;
    int from = 0; //!< UTF-16 units of this part that precede `text`
    QString text = {};
    int tokens = 0;

    static void describe(auto &form, auto &it)
    {
        form.required("stream", it.stream);
        form.required("message", it.message);
        form.required("part", it.part);
        form.required("from", it.from);
        form.required("text", it.text);
        form.given("tokens", it.tokens);
    }
    friend bool operator==(const StreamChunk &, const StreamChunk &) = default;
};
//! The one end of an answer; its state decides whether it is called complete, stopped or error on the wire.
struct StreamEnded
{
    static constexpr field::Name kName = "stream:complete";
    static constexpr field::About kAbout = "An answer has ended: it is complete, was stopped, or failed.";

    StreamId stream = {};
    MessageId message = {};
    StreamState state = StreamState::Done;
    QString reason = {};
    QString content = {};
    int tokens = 0;
    std::optional<Finish> finish = {};
    QList<StreamPart> parts = {};

    static void describe(auto &form, auto &it)
    {
        form.required("stream", it.stream);
        form.required("message", it.message);
        form.required("state", it.state);
        form.optional("finish", it.finish, field::kKnownOnly);
        form.optional("reason", it.reason);
        form.required("content", it.content);
        form.given("tokens", it.tokens);
        form.optional("parts", it.parts);
        form.refuseIf(!isFinal(it.state), "state", u"is no end");
    }
    friend bool operator==(const StreamEnded &, const StreamEnded &) = default;
};

//! Whether an agent can be asked has changed: to everybody who shares a room with it.
struct AgentUpdated
{
    static constexpr field::Name kName = "agent:updated";
    static constexpr field::About kAbout = "Whether an agent can be asked, or why not, has changed.";

    reply::Agent agent = {};

    static void describe(auto &form, auto &it) { form.required("agent", it.agent); }
    friend bool operator==(const AgentUpdated &, const AgentUpdated &) = default;
};

} // namespace confab::event
