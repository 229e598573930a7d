// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AgentHealth.h"

#include <QLoggingCategory>

#include <algorithm>

namespace confab::core {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcAgents, "confab.agents", QtInfoMsg)

AgentHealth::AgentHealth(AgentDirectory &agents, const RoomDirectory &rooms, Bus &bus, const Clock &clock)
    : m_agents(agents)
    , m_rooms(rooms)
    , m_bus(bus)
    , m_clock(clock)
{
}

AgentHealth::~AgentHealth() = default;

void AgentHealth::start()
{
    for (const Agent &agent : m_agents.all()) {
        if (!agent.retired)
            m_watched[agent.provider].dueAt = m_clock.monotonicMs();
    }
    tick();
}

void AgentHealth::tick()
{
    const qint64 now = m_clock.monotonicMs();
    const QList<Provider *> providers = m_watched.keys();
    for (Provider *provider : providers) {
        Watch &watch = m_watched[provider];
        if (!watch.isAsking && now >= watch.dueAt)
            ask(*provider, watch);
    }
}

void AgentHealth::ask(Provider &provider, Watch &watch)
{
    watch.isAsking = true;
    watch.askedAt = m_clock.monotonicMs();
    // Without an address, or with a key that would be readable on the way, nobody is asked.
    if (const auto problem = provider.problem())
        return onProbe(&provider, Error{ErrorCode::AgentUnavailable, *problem});
    provider.probe(
        {m_life, [this, provider = &provider](const Result<ProviderProbe> &result) { onProbe(provider, result); }});
}

void AgentHealth::onProbe(Provider *provider, const Result<ProviderProbe> &result)
{
    Watch &watch = m_watched[provider];
    watch.isAsking = false;
    watch.dueAt = m_clock.monotonicMs() + (result ? kUnusedMs : watch.retryMs);
    watch.retryMs = result ? kFirstRetryMs : std::min(watch.retryMs * 2, kUnusedMs);
    const QList<Agent> agents = m_agents.all();
    for (const Agent &agent : agents) {
        if (agent.provider != provider)
            continue;
        const bool isUnknown = result && result->models && !agent.model.isEmpty() &&
                               !lists(*result->models, agent.model) && !m_proven.contains(agent.user.id);
        if (!result)
            judge(agent.user.id, result.error().text());
        else if (isUnknown)
            judge(agent.user.id, u"The provider does not have the model %1."_s.arg(agent.model));
        else if (const auto refused = m_refused.constFind(agent.user.id); refused != m_refused.cend())
            judge(agent.user.id, *refused);
        else
            judge(agent.user.id, std::nullopt, result->doubt);
    }
}

void AgentHealth::answered(const AnswerOutcome &outcome)
{
    const UserId id = outcome.agent;
    const Agent *agent = m_agents.find(id);
    if (!agent || !m_watched.contains(agent->provider))
        return;
    Watch &watch = m_watched[agent->provider];
    const qint64 now = m_clock.monotonicMs();
    if (outcome.verdict == ProviderVerdict::Works) {
        m_proven.insert(id);
        m_refused.remove(id);
        watch.dueAt = now + kUnusedMs;
        judge(id, std::nullopt);
    } else if (outcome.verdict == ProviderVerdict::Failed) {
        m_proven.remove(id);
        watch.dueAt = std::min(watch.dueAt, std::max(now, watch.askedAt + kBetweenMs));
        report(*agent, outcome.reason);
        if (outcome.isLasting) {
            m_refused.insert(id, outcome.reason);
            judge(id, outcome.reason);
        }
    }
}

// Who asks can fill no disk with it.
void AgentHealth::report(const Agent &agent, const QString &reason)
{
    Failures &failures = m_failures[agent.user.id];
    const qint64 now = m_clock.monotonicMs();
    if (failures.toldAt && now - *failures.toldAt < kReportEveryMs) {
        ++failures.untold;
        return;
    }
    const QString more = failures.untold > 0 ? u" (and %1 more before)"_s.arg(failures.untold) : QString();
    failures = {now, 0};
    qCWarning(lcAgents).noquote() << "agent" << agent.user.name << "did not answer, by provider"
                                  << agent.provider->name() + u':' << reason + more;
}

void AgentHealth::judge(UserId id, const std::optional<QString> &trouble, const QString &doubt)
{
    const bool hasChanged = m_agents.setTrouble(id, trouble);
    const Agent &agent = *m_agents.find(id);
    const bool isFirst = !m_judged.contains(id);
    m_judged.insert(id);
    if (!hasChanged && !isFirst)
        return;
    const QString provider = agent.provider->name();
    if (trouble)
        qCWarning(lcAgents).noquote() << "agent" << agent.user.name << "can't be asked, by provider" << provider + u':'
                                      << *trouble;
    else if (!doubt.isEmpty())
        qCWarning(lcAgents).noquote() << "nobody knows yet whether agent" << agent.user.name
                                      << "can be asked, by provider" << provider + u':' << doubt;
    else
        qCInfo(lcAgents).noquote() << "agent" << agent.user.name << "can be asked, by provider" << provider;
    if (!hasChanged)
        return;
    const QList<UserId> people = audience(id);
    if (people.isEmpty())
        return;
    m_bus.publish({EventFrame{std::nullopt, 0, event::AgentUpdated{AgentDirectory::describe(agent)}}, people});
    m_bus.publish({EventFrame{std::nullopt, 0, event::PresenceUpdate{AgentDirectory::presence(agent)}}, people});
}

QList<UserId> AgentHealth::audience(UserId agent) const
{
    QSet<UserId> people;
    for (RoomId room : m_rooms.roomsOf(agent)) {
        for (const Member &member : m_rooms.members(room)) {
            if (member.user.kind == UserKind::Person)
                people.insert(member.user.id);
        }
    }
    return people.values();
}

bool AgentHealth::lists(const QStringList &models, const QString &model)
{
    return std::ranges::any_of(models, [&model](const QString &id) {
        // "llama3.2" of a list's "llama3.2:latest", "gemini-2.0" of "models/gemini-2.0", and "x:free" of "x".
        return id.compare(model, Qt::CaseInsensitive) == 0 || id == model + ":latest"_L1 || id.endsWith(u'/' + model) ||
               model.startsWith(id + u':');
    });
}

} // namespace confab::core
