// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Provider.h"
#include "protocol/Replies.h"

namespace confab::core {

//! An agent that this server runs, and whom it asks.
struct Agent
{
    User user = {};
    QString model = {};                     //!< empty: the provider's own
    QStringList models = {};                //!< that a request may choose instead
    QString systemPrompt = {};              //!< what the agent is told of itself
    int contextMessages = 10;               //!< how many of the room's last messages it gets to read
    int maxTokens = 0;                      //!< of an answer, unless the request says less; 0: the provider's own limit
    std::optional<double> temperature = {}; //!< unless the request names one; none: the provider's own
    Provider *provider = nullptr;
    bool external = false; //!< what it reads leaves this machine's hands: it comes into no private room by itself
};

//! The agents known to the server, in the order in which a room's first agent is chosen. Filled at start; the providers
//! must outlive it.
class AgentDirectory
{
public:
    //! An id that is the same at every start for the same name.
    static UserId stableId(QStringView name);

    void add(const Agent &agent);
    const Agent *find(UserId agent) const;
    const QList<Agent> &all() const { return m_agents; }
    static reply::Agent describe(const Agent &agent);

private:
    QList<Agent> m_agents;
};

} // namespace confab::core
