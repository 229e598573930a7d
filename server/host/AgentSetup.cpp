// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AgentSetup.h"

#include "core/streams/RetiredProvider.h"
#include "ProviderAddress.h"

#include <QLoggingCategory>

#include <algorithm>

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {
Q_LOGGING_CATEGORY(lcSetup, "confab.agents", QtInfoMsg)
}

AgentSetup::AgentSetup(const ServerConfig &config, assistant::ProviderHost &providers, core::AgentStore &store,
                       core::AgentDirectory &agents, const core::Clock &clock)
    : m_config(config)
    , m_plan(assistantPlan(config))
    , m_providers(providers)
    , m_store(store)
    , m_agents(agents)
    , m_clock(clock)
{
}

void AgentSetup::prepare(core::Reply<Done> reply)
{
    m_store.configure(configured(), m_clock.now(),
                      {m_life, std::move(reply), [this](const core::StoredAssistants &stored, core::Reply<Done> next) {
                           for (const QString &remark : stored.remarks)
                               qCWarning(lcSetup).noquote() << remark;
                           build(stored);
                           next(Done{});
                       }});
}

core::StoredAssistants AgentSetup::configured() const
{
    core::StoredAssistants all;
    all.providers.append({.name = kBuiltInProvider, .kind = kBuiltInProvider});
    for (const ProviderConfig &provider : m_plan.providers)
        all.providers.append({provider.name, provider.kind, storedAddress(provider.baseUrl), provider.models});
    for (const AgentConfig &agent : m_plan.agents) {
        const auto provider = std::ranges::find(m_plan.providers, agent.provider, &ProviderConfig::name);
        const QString usual = provider == m_plan.providers.end() ? QString() : provider->models.value(0);
        all.agents.append({.user = {{}, agent.shownName(), UserKind::Agent},
                           .configKey = agent.section,
                           .provider = agent.provider,
                           .model = agent.model.isEmpty() ? usual : agent.model,
                           .prompt = agent.prompt,
                           .temperature = agent.temperature,
                           .maxTokens = agent.maxTokens,
                           .contextMessages = agent.context.value_or(m_config.contextMessages)});
    }
    return all;
}

void AgentSetup::buildProviders(const QList<core::StoredProvider> &providers)
{
    m_byName.insert(kBuiltInProvider, &m_providers.addScripted({.wordsPerSecond = m_config.sageWordsPerSecond}));
    for (const core::StoredProvider &provider : providers) {
        const auto planned = std::ranges::find(m_plan.providers, provider.name, &ProviderConfig::name);
        if (planned == m_plan.providers.end())
            continue;
        assistant::ChatCompletionsSettings settings;
        settings.name = provider.name;
        settings.baseUrl = QUrl(planned->baseUrl); // with its query, which is not stored
        settings.model = provider.models.value(0);
        settings.apiKey = planned->apiKey;
        for (const HttpHeader &header : planned->headers)
            settings.headers.append({header.name, header.value});
        settings.idleMs = m_config.streamIdleTimeoutMs;
        settings.totalMs = m_config.streamTotalTimeoutMs;
        settings.keptAliveMs = m_config.streamWaitTimeoutMs;
        m_byName.insert(provider.name, &m_providers.addChatCompletions(settings));
    }
}

core::Provider &AgentSetup::retiredProvider(const QString &name)
{
    return *m_retired.emplace_back(std::make_unique<core::RetiredProvider>(name));
}

void AgentSetup::build(const core::StoredAssistants &stored)
{
    buildProviders(stored.providers);
    const auto isConfigured = [this](const core::StoredAgent &agent) {
        return std::ranges::any_of(m_plan.agents, [&agent](const AgentConfig &planned) {
            return planned.section.toCaseFolded() == agent.configKey.toCaseFolded();
        });
    };
    for (const core::StoredAgent &row : stored.agents) {
        const bool retired = !isConfigured(row) || !m_byName.contains(row.provider);
        const auto provider = std::ranges::find(stored.providers, row.provider, &core::StoredProvider::name);
        m_agents.add({.user = row.user,
                      .model = row.model,
                      .models = provider == stored.providers.end() ? QStringList() : provider->models,
                      .systemPrompt = row.prompt,
                      .contextMessages = row.contextMessages,
                      .maxTokens = row.maxTokens,
                      .temperature = row.temperature,
                      .provider = retired ? &retiredProvider(row.provider) : m_byName.value(row.provider),
                      .retired = retired,
                      .external = row.provider != kBuiltInProvider});
    }
}

} // namespace confab::host
