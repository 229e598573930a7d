// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ChatTypes.h"
#include "protocol/MessageTypes.h"

#include <functional>

//! What of a room's messages clients are shown, and as what. Pure.
namespace confab::compat::chatapp {

//! What a client is told of an answer that did not end well, and does not say why.
QString failureText(const QString &reason);
bool endedWell(StreamState state);

//! A client's id for the prompt of an answer in two parts; kept with the prompt, so that the answer is known as one.
QString promptClientId(bool isStructured);

//! One that has no number yet.
struct ShownMessage
{
    MessageId id = {};
    ChatMessage message = {};
};

//! How much of a running answer clients have; none: they will get it as a whole.
using Told = std::function<std::optional<QString>(StreamId stream)>;

//! People's and agents', in their order. Deleted ones, and answers that have nothing to say, are left out.
QList<ShownMessage> shownMessages(const QList<Message> &messages, const Told &told);

} // namespace confab::compat::chatapp
