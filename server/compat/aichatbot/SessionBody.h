// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/MessageTypes.h"

namespace confab::compat::aichatbot {

//! One conversation with the agent, as who holds its token sees it.
struct SessionRecord
{
    QString token = {};
    QString name = {};
    Timestamp startedAt = 0;
    QList<Message> messages = {}; //!< ascending; left out is what is not finished, deleted or the system's
};

//! The answer of `POST /token` and `GET /chat_history`: {token, messages: [{id, msg, timestamp, source}], name,
//! session_start}. Pure.
QByteArray sessionBody(const SessionRecord &session);

} // namespace confab::compat::aichatbot
