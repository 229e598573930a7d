// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ChatTypes.h"

//! What is sent over a WebSocket of the chat application: one struct a frame, written by encoded().
namespace confab::compat::chatapp::frame {

//! A message that is there; what the person wrote himself is shown only when this comes.
struct Message
{
    ChatMessage message = {};

    static void describe(auto &form, auto &it)
    {
        form.constant("type", "message");
        form.group("message", [&](auto &message) {
            message.required("id", it.message.id);
            message.required("content", it.message.content);
            message.required("is_ai", it.message.isAi);
            message.required("timestamp", it.message.at, field::kTime);
        });
    }
};

//! The next piece of an answer: all of them behind one another are the answer. The first client reads `token`, later
//! ones `content` and `chat_id`.
struct Token
{
    QString text = {};
    qint64 chat = 0;
    QString task = {};
    bool isStreaming = true;

    static void describe(auto &form, auto &it)
    {
        form.constant("type", "token");
        form.required("token", it.text);
        form.required("content", it.text);
        form.required("chat_id", it.chat);
        form.required("task_id", it.task);
        form.required("streaming", it.isStreaming);
    }
};

//! An answer in two parts, as far as it is there.
struct StructuredToken
{
    StructuredAnswer data = {};
    QString task = {};

    static void describe(auto &form, auto &it)
    {
        form.constant("type", "structured_token");
        form.required("data", it.data);
        form.required("task_id", it.task);
    }
};

//! The one end of an answer, whether it went well or not.
struct GenerationComplete
{
    QString task = {};

    static void describe(auto &form, auto &it)
    {
        form.constant("type", "generation_complete");
        form.required("task_id", it.task);
    }
};

struct UpdateTitle
{
    qint64 chat = 0;
    QString title = {};

    static void describe(auto &form, auto &it)
    {
        form.constant("type", "update_title");
        form.required("chat_id", it.chat);
        form.required("title", it.title);
    }
};

struct ChatCreated
{
    qint64 chat = 0;
    Nullable<QString> message = {}; //!< that the chat was asked to begin with

    static void describe(auto &form, auto &it)
    {
        form.constant("type", "chat_created");
        form.required("chat_id", it.chat);
        form.required("message", it.message);
    }
};

struct ChatJoined
{
    qint64 chat = 0;

    static void describe(auto &form, auto &it)
    {
        form.constant("type", "chat_joined");
        form.required("chat_id", it.chat);
    }
};

struct Failure
{
    QString message = {};

    static void describe(auto &form, auto &it)
    {
        form.constant("type", "error");
        form.required("message", it.message);
    }
};

} // namespace confab::compat::chatapp::frame
