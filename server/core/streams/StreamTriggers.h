// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/streams/AnswerRun.h"
#include "core/streams/AskedAgents.h"
#include "core/streams/StreamBudget.h"

namespace confab::core {

//! What asks agents without a command of its own: messages that mention one or begin with /ask, and answers that mention
//! another. Room thread.
class StreamTriggers
{
public:
    //! Asks one agent, which is paid for.
    using AskFor = std::function<void(const Ask &ask)>;

    StreamTriggers(const StreamPorts &ports, const StreamSettings &settings, StreamBudget &budget, AskFor askFor);

    //! Of a person. Where he may ask nobody it stays a plain message.
    void onMessage(const Message &message);
    //! An answer that is complete.
    void onAnswer(const AnswerRun &run);

private:
    void askEach(const Message &message, const User &asker, const QList<AskedAgent> &asked, int hop);
    void tellNotAsked(RoomId room, UserId asker, const QStringList &agents, const Error &why);

    const StreamPorts &m_ports;
    const StreamSettings &m_settings;
    StreamBudget &m_budget;
    AskFor m_askFor;
};

} // namespace confab::core
