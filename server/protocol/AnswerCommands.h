// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AnswerReplies.h"

#include <optional>

//! The commands about agents and their answers.
namespace confab::command {

struct AgentList
{
    static constexpr field::Name kName = "agent:list";
    static constexpr field::About kAbout = "Lists the agents of the server, or those of a room.";
    using Answer = reply::Agents;

    std::optional<RoomId> room = {};

    static void describe(auto &form, auto &it) { form.optional("room", it.room); }
    friend bool operator==(const AgentList &, const AgentList &) = default;
};

struct StreamRequest
{
    static constexpr field::Name kName = "stream:request";
    static constexpr field::About kAbout = "Asks an agent for an answer.";
    using Answer = reply::StreamStarted;

    RoomId room = {};
    std::optional<UserId> agent = {}; //!< none: the room's first agent
    QString prompt = {};              //!< exactly one of prompt and message is set
    std::optional<MessageId> message = {};
    QString clientId = {};
    std::optional<int> context = {}; //!< messages that the agent reads, if not as many as usually; never in a frame
    QString model = {};
    std::optional<double> temperature = {};
    std::optional<int> maxTokens = {};
    bool whole = false; //!< nobody sees it before its end; never in a frame
    //! JSON Schema of an object that the answer is to be, where its provider can do that; never in a frame.
    QByteArray answerSchema = {};

    static void describe(auto &form, auto &it)
    {
        form.required("room", it.room);
        form.optional("agent", it.agent);
        form.optional("prompt", it.prompt);
        form.optional("message", it.message);
        form.required("clientId", it.clientId, field::kClientId);
        form.refuseIf(it.message.has_value() != it.prompt.isEmpty(), "prompt",
                      u"or “message” is needed, and only one of them");
        const bool chooses = !it.model.isEmpty() || it.temperature || it.maxTokens;
        form.optionalGroup("config", chooses, [&](auto &config) {
            config.optional("model", it.model);
            config.optional("temperature", it.temperature);
            config.optional("maxTokens", it.maxTokens);
        });
    }
    friend bool operator==(const StreamRequest &, const StreamRequest &) = default;
};
struct StreamStop
{
    static constexpr field::Name kName = "stream:stop";
    static constexpr field::About kAbout = "Stops an answer that is being written.";
    using Answer = reply::StreamStopped;

    StreamId stream = {};

    static void describe(auto &form, auto &it) { form.required("stream", it.stream); }
    friend bool operator==(const StreamStop &, const StreamStop &) = default;
};
struct StreamResume
{
    static constexpr field::Name kName = "stream:resume";
    static constexpr field::About kAbout = "Reads the text of an answer from a place on.";
    using Answer = reply::StreamText;

    StreamId stream = {};
    int part = 0;
    int from = 0;

    static void describe(auto &form, auto &it)
    {
        form.required("stream", it.stream);
        form.given("part", it.part);
        form.required("from", it.from);
    }
    friend bool operator==(const StreamResume &, const StreamResume &) = default;
};
struct StreamStatusGet
{
    static constexpr field::Name kName = "stream:status";
    static constexpr field::About kAbout = "Shows how far an answer is.";
    using Answer = StreamStatus;

    StreamId stream = {};

    static void describe(auto &form, auto &it) { form.required("stream", it.stream); }
    friend bool operator==(const StreamStatusGet &, const StreamStatusGet &) = default;
};
struct StreamMetricsGet
{
    static constexpr field::Name kName = "stream:metrics";
    static constexpr field::About kAbout = "Shows the figures of an answer.";
    using Answer = StreamMetrics;

    StreamId stream = {};

    static void describe(auto &form, auto &it) { form.required("stream", it.stream); }
    friend bool operator==(const StreamMetricsGet &, const StreamMetricsGet &) = default;
};

} // namespace confab::command
