// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Json.h"

#include <variant>

namespace confab::compat::chatapp {

//! What a client calls a chat: by its number, or by the native id of its room. Nothing: what it says names no chat.
using ChatName = std::variant<std::monostate, qint64, RoomId>;

//! Decimal digits, or a UUID.
ChatName chatName(QStringView text);
//! A number, or the same as a string.
ChatName chatName(const codec::JsonValue &value);

//! What a client asks for over its WebSocket.
namespace action {

struct SendMessage
{
    ChatName chat = {};
    QString content = {};
    bool isStructured = false; //!< asks for an answer in two parts
};
struct CreateChat
{
    QString person = {};  //!< whose it is to be; empty: of who is connected
    QString initial = {}; //!< what it begins with; empty: nothing
};
struct JoinChat
{
    ChatName chat = {};
};

} // namespace action

using Action = std::variant<action::SendMessage, action::CreateChat, action::JoinChat>;

//! BadRequest with the words that the client is told.
Result<Action> readAction(const QByteArray &text, const Limits &limits);

} // namespace confab::compat::chatapp
