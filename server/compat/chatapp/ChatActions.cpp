// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatActions.h"

namespace confab::compat::chatapp {

using namespace Qt::StringLiterals;
using codec::JsonObject;
using codec::JsonValue;

namespace {

Error refusal(const QString &words)
{
    return {ErrorCode::BadRequest, words};
}

bool isThere(const JsonValue &value)
{
    return !value.isUndefined() && !value.isNull();
}

Result<Action> readSendMessage(const JsonObject &data)
{
    action::SendMessage send;
    send.content = data.value("content"_L1).toString();
    send.isStructured = data.value("response_model"_L1).toBool();
    const JsonValue chat = data.value("chat_id"_L1);
    if (!isThere(chat) || send.content.trimmed().isEmpty())
        return refusal(u"chat_id and content are required for send_message"_s);
    send.chat = chatName(chat);
    return Action(send);
}

Result<Action> readJoinChat(const JsonObject &data)
{
    const JsonValue chat = data.value("chat_id"_L1);
    if (!isThere(chat))
        return refusal(u"chat_id is required for join_chat"_s);
    return Action(action::JoinChat{chatName(chat)});
}

Action readCreateChat(const JsonObject &data)
{
    const JsonValue person = data.value("user_id"_L1);
    const QString initial = data.value("initial_message"_L1).toString();
    return action::CreateChat{.person = person.isDouble() ? QString::number(person.toInteger()) : person.toString(),
                              .initial = initial.trimmed().isEmpty() ? QString() : initial};
}

} // namespace

ChatName chatName(QStringView text)
{
    if (const auto room = RoomId::fromString(text))
        return *room;
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    return isNumber ? ChatName(number) : ChatName();
}

ChatName chatName(const JsonValue &value)
{
    if (value.isString())
        return chatName(value.toString());
    const qint64 number = value.toInteger(-1);
    return number >= 0 ? ChatName(number) : ChatName();
}

Result<Action> readAction(const QByteArray &text, const Limits &limits)
{
    const auto json = codec::Json::read(text, limits);
    if (!json)
        return refusal(u"Invalid JSON format"_s);
    const JsonObject data = json->object();
    const JsonValue value = data.value("action"_L1);
    const QString name = value.isString() ? value.toString() : QString();
    if (name == "send_message"_L1)
        return readSendMessage(data);
    if (name == "create_chat"_L1)
        return readCreateChat(data);
    if (name == "join_chat"_L1)
        return readJoinChat(data);
    constexpr qsizetype kMostChars = 100;
    return refusal(u"Unknown action: %1"_s.arg(name.isEmpty() ? u"none"_s : name.left(kMostChars)));
}

} // namespace confab::compat::chatapp
