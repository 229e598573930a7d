// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/http/HttpMessage.h"
#include "protocol/Limits.h"
#include "protocol/MessageTypes.h"

//! What stands in bodies and frames here. Pure.
namespace confab::compat::chipiai {

//! The name of a room to be made, of JSON or a form, however its key is written. BadRequest for a body that is neither;
//! empty when it gives none.
Result<QString> roomNameAsked(const gateway::HttpRequest &request, const Limits &limits);

//! Who registers or signs in.
struct Credentials
{
    QString username = {};
    QString email = {};
    QString password = {};
};
//! Likewise. BadRequest where the username or the password is missing.
Result<Credentials> credentialsAsked(const gateway::HttpRequest &request, const Limits &limits);

//! The history of a room, ascending, as a list; each field by the name of the texts and by that of the original's
//! structs. Messages that are not finished, deleted or empty are left out.
QByteArray historyBody(const QString &room, const QList<Message> &messages);

//! A text as a JSON string: what errors and tokens are answered as.
QByteArray jsonText(const QString &text);

//! The text that a frame is: its value where the whole of it is a JSON string, else itself. Empty for one of blanks.
QString promptOf(const QByteArray &frame);

} // namespace confab::compat::chipiai
