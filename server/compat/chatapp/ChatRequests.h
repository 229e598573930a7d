// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ChatActions.h"
#include "gateway/http/HttpMessage.h"
#include "ground/FastApi.h"

//! What requests of this system say, wherever in them it may stand. Pure.
namespace confab::compat::chatapp {

//! A value, or what of the request can't be read.
template <class T>
using Reading = std::variant<T, fastapi::Fault>;

struct NewChat
{
    QString person = {}; //!< empty: nobody is named
    QString title = {};
};
//! From the query, or a body that is JSON or a form of either kind.
Reading<NewChat> readNewChat(const gateway::HttpRequest &request, const Limits &limits);
//! A list of chats: as chat_ids or ids of an object, or by itself.
Reading<QList<ChatName>> readChatIds(const QByteArray &body, const Limits &limits);
//! A chat as it is named in a path.
Reading<ChatName> readChatInPath(const QString &text);
Reading<QString> readPersonInPath(const QString &text);

} // namespace confab::compat::chatapp
