// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MessageTypes.h"

#include <QStringList>

namespace confab::reply {

struct Agent
{
    User user = {};
    QString provider = {};
    QString model = {};
    bool available = true;
    QString reason = {};     //!< why it is not available
    QStringList models = {}; //!< that a request may choose from; empty: `model` only

    static void describe(auto &form, auto &it)
    {
        form.required("user", it.user);
        form.given("provider", it.provider);
        form.given("model", it.model);
        form.given("available", it.available);
        form.optional("reason", it.reason);
        form.optional("models", it.models);
    }
    friend bool operator==(const Agent &, const Agent &) = default;
};
struct Agents
{
    QList<Agent> agents = {};

    static void describe(auto &form, auto &it) { form.given("agents", it.agents); }
    friend bool operator==(const Agents &, const Agents &) = default;
};
struct StreamStarted
{
    StreamId stream = {};
    Message message = {};
    std::optional<Message> prompt = {};

    static void describe(auto &form, auto &it)
    {
        form.required("stream", it.stream);
        form.required("message", it.message);
        form.optional("prompt", it.prompt);
    }
    friend bool operator==(const StreamStarted &, const StreamStarted &) = default;
};
struct StreamStopped
{
    StreamState state = StreamState::Stopped;

    static void describe(auto &form, auto &it) { form.required("state", it.state); }
    friend bool operator==(const StreamStopped &, const StreamStopped &) = default;
};
struct StreamText
{
    int part = 0;
    int from = 0;
    QString text = {};
    StreamState state = StreamState::Writing;

    static void describe(auto &form, auto &it)
    {
        form.given("part", it.part);
        form.required("from", it.from);
        form.required("text", it.text);
        form.required("state", it.state);
    }
    friend bool operator==(const StreamText &, const StreamText &) = default;
};

} // namespace confab::reply
