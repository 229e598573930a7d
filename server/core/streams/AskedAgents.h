// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/RoomDirectory.h"
#include "core/streams/AgentDirectory.h"

namespace confab::core {

//! An agent that is to answer, and what it is asked; an empty text means the whole message.
struct AskedAgent
{
    Agent agent = {};
    QString text = {};
};

//! The agents of a room in the order of the directory; the first one answers when none is named.
QList<Agent> agentsIn(RoomId room, const RoomDirectory &directory, const AgentDirectory &agents);
//! Those whom a text mentions, at most three. Mentions in code do not count.
QList<Agent> agentsMentioned(const QString &text, RoomId room, const RoomDirectory &directory,
                             const AgentDirectory &agents);
//! Who is to answer a person's message: by /ask or /AIBot one agent, else whom it mentions.
QList<AskedAgent> agentsAsked(const Message &message, const RoomDirectory &directory, const AgentDirectory &agents);
//! Whether the message asks by command, so that an answer is expected even if there is nobody to give it.
bool asksByCommand(const Message &message);

} // namespace confab::core
