// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Provider.h"
#include "protocol/Replies.h"

namespace confab::core {

//! What a request may ask for where the operator has set no limit.
inline constexpr int kMostRequestedTokens = 4'096;

//! An agent that this server runs, and whom it asks.
struct Agent
{
    User user = {};
    QString model = {};                     //!< empty: the provider's own
    QStringList models = {};                //!< that a request may choose instead
    QString systemPrompt = {};              //!< what the agent is told of itself
    int contextMessages = 10;               //!< how many of the room's last messages it gets to read
    //! Of an answer, unless the request says less. 0: the provider's own limit, and requests may name up to
    //! kMostRequestedTokens.
    int maxTokens = 0;
    std::optional<double> temperature = {}; //!< unless the request names one; none: the provider's own
    Provider *provider = nullptr;
    std::optional<QString> trouble = {}; //!< why it can't be asked now, as far as was found out
    bool retired = false;                //!< it was taken out of the configuration, and only what it wrote is left
    bool external = false; //!< what it reads leaves this machine's hands: it comes into no private room by itself
};

//! The agents known to the server, in the order in which a room's first agent is chosen. Filled at start; the providers
//! must outlive it.
class AgentDirectory
{
public:
    void add(const Agent &agent);
    const Agent *find(UserId agent) const;
    //! False: it was so before.
    bool setTrouble(UserId agent, const std::optional<QString> &trouble);
    const QList<Agent> &all() const { return m_agents; }
    static reply::Agent describe(const Agent &agent);
    //! Online as long as it can be asked.
    static Presence presence(const Agent &agent);
    //! Whether a request may name this model (empty: the agent's own): only those that are configured for the agent.
    static Result<> mayUse(const Agent &agent, const QString &model);

private:
    QList<Agent> m_agents;
};

} // namespace confab::core
