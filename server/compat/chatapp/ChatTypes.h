// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/FieldWriter.h"

#include <optional>

//! What the clients of the chat application know: chats, each with one person and an AI, and their messages. Ids are
//! numbers there, 1, 2, 3 … of each kind.
namespace confab::compat::chatapp {

//! What stands there as null where there is none.
template <class T>
struct Nullable
{
    std::optional<T> value = {};
    friend bool operator==(const Nullable &, const Nullable &) = default;
};

//! Whom a chat belongs to, as the client calls him in its paths. Written as a number where it is one.
struct PersonKey
{
    QString text = {};

    //! What is written as a number: decimal digits without a zero in front, up to 2^53.
    std::optional<qint64> number() const;
    friend bool operator==(const PersonKey &, const PersonKey &) = default;
};

struct ChatMessage
{
    qint64 id = 0;
    qint64 chat = 0;
    QString content = {};
    bool isAi = false;
    Timestamp at = 0;
    QString task = {}; //!< of an answer: what its tokens are told by

    static void describe(auto &form, auto &it)
    {
        form.required("id", it.id);
        form.required("chat_id", it.chat);
        form.required("content", it.content);
        form.required("is_ai", it.isAi);
        form.required("timestamp", it.at, field::kTime);
        form.optional("task_id", it.task);
    }
    friend bool operator==(const ChatMessage &, const ChatMessage &) = default;
};

struct Chat
{
    qint64 id = 0;
    PersonKey user = {};
    Nullable<QString> title = {};
    Timestamp createdAt = 0;
    Timestamp updatedAt = 0;
    QList<ChatMessage> messages = {}; //!< in the order of their coming

    static void describe(auto &form, auto &it)
    {
        form.required("id", it.id);
        form.required("user_id", it.user);
        form.required("title", it.title);
        form.required("created_at", it.createdAt, field::kTime);
        form.required("updated_at", it.updatedAt, field::kTime);
        form.given("messages", it.messages);
    }
    friend bool operator==(const Chat &, const Chat &) = default;
};

//! What an answer is that was asked for with response_model.
struct StructuredAnswer
{
    QString answer = {};
    QString reason = {};

    static void describe(auto &form, auto &it)
    {
        form.required("answer", it.answer);
        form.required("reason", it.reason);
    }
    friend bool operator==(const StructuredAnswer &, const StructuredAnswer &) = default;
};

//! A body of REST.
struct Welcome
{
    QString message = {};
    static void describe(auto &form, auto &it) { form.required("message", it.message); }
};
struct Health
{
    static void describe(auto &form, auto &) { form.constant("status", "healthy"); }
};
struct BatchDeleted
{
    int count = 0;
    static void describe(auto &form, auto &it)
    {
        form.constant("status", "success");
        form.given("deleted_count", it.count);
    }
};
struct EmptyDeleted
{
    int count = 0;
    static void describe(auto &form, auto &it) { form.given("deleted_count", it.count); }
};

using codec::encoded;
QByteArray encoded(const QList<Chat> &chats);

} // namespace confab::compat::chatapp

namespace confab::codec {

template <class T>
struct Shape<compat::chatapp::Nullable<T>, field::Plain>
{
    static constexpr QStringView kWrong = u"must be a value or null";
    static void write(JsonWriter &out, const compat::chatapp::Nullable<T> &nullable)
    {
        if (nullable.value)
            Shape<T, field::Plain>::write(out, *nullable.value);
        else
            out.null();
    }
};

template <>
struct Shape<compat::chatapp::PersonKey, field::Plain>
{
    static constexpr QStringView kWrong = u"must be a number or a string";
    static void write(JsonWriter &out, const compat::chatapp::PersonKey &key);
};

} // namespace confab::codec
