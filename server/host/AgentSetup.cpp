// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AgentSetup.h"

namespace confab::host {

using namespace Qt::StringLiterals;

AgentSetup::AgentSetup(const ServerConfig &config, assistant::ProviderHost &providers, core::AccountStore &accounts,
                       core::AgentDirectory &agents, const core::Clock &clock)
    : m_config(config)
    , m_providers(providers)
    , m_accounts(accounts)
    , m_agents(agents)
    , m_clock(clock)
{
}

void AgentSetup::prepare(Reply<QList<User>> reply)
{
    next(configured(), 0, std::move(reply));
}

QList<core::Agent> AgentSetup::configured()
{
    QList<core::Agent> agents;
    const auto add = [&](const QString &name, core::Provider &provider) -> core::Agent & {
        agents.append(core::Agent{.user = {core::AgentDirectory::stableId(name), name, UserKind::Agent},
                                  .contextMessages = m_config.contextMessages,
                                  .provider = &provider});
        return agents.last();
    };
    if (m_config.sageEnabled)
        add(u"Sage"_s, m_providers.addScripted({.wordsPerSecond = m_config.sageWordsPerSecond}));
    if (!m_config.openAiBaseUrl.isEmpty()) {
        assistant::ChatCompletionsSettings settings;
        settings.name = u"openai"_s;
        settings.baseUrl = QUrl(m_config.openAiBaseUrl);
        settings.apiKey = m_config.openAiApiKey;
        settings.model = m_config.openAiModel;
        settings.idleMs = m_config.streamIdleTimeoutMs;
        settings.totalMs = m_config.streamTotalTimeoutMs;
        core::Agent &agent = add(m_config.openAiName, m_providers.addChatCompletions(settings));
        agent.external = true;
        agent.model = m_config.openAiModel;
        agent.systemPrompt = m_config.openAiSystemPrompt;
    }
    return agents;
}

void AgentSetup::next(QList<core::Agent> agents, qsizetype index, Reply<QList<User>> reply)
{
    if (index == agents.size()) {
        QList<User> users;
        for (const core::Agent &agent : std::as_const(agents)) {
            m_agents.add(agent);
            users.append(agent.user);
        }
        return reply(users);
    }
    const User user = agents.at(index).user;
    m_accounts.ensureAgent(user.id, user.name, m_clock.now(),
                           [this, agents, index, reply = std::move(reply)](Result<User> stored) mutable {
                               if (!stored)
                                   return reply(stored.error());
                               agents[index].user = *stored;
                               next(std::move(agents), index + 1, std::move(reply));
                           });
}

} // namespace confab::host
