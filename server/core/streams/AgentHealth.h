// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/Bus.h"
#include "core/ports/Clock.h"
#include "core/RoomDirectory.h"
#include "core/streams/AgentDirectory.h"
#include "core/streams/AnswerOutcome.h"

#include <QHash>
#include <QSet>

namespace confab::core {

//! Keeps the directory's word on which agents can be asked. Each provider is probed at start, while nobody uses it
//! every five minutes, and after an answer that failed; one that is in trouble more often at first. An answer knows
//! better than a probe: what is wrong for good stays so until one succeeds. What changes goes to the people who share a
//! room with the agent, and to the log, as does each answer that fails. Room thread.
class AgentHealth
{
public:
    AgentHealth(AgentDirectory &agents, const RoomDirectory &rooms, Bus &bus, const Clock &clock);
    ~AgentHealth();

    //! After the directory was filled; the providers must outlive this.
    void start();
    //! Once a second or so.
    void tick();
    //! An answer came to its end.
    void answered(const AnswerOutcome &outcome);

    //! Whether a provider that lists these models takes this one. Lists leave prefixes and usual suffixes out. Pure.
    static bool lists(const QStringList &models, const QString &model);

    static constexpr qint64 kUnusedMs = 300'000;
    static constexpr qint64 kFirstRetryMs = 15'000;
    static constexpr qint64 kBetweenMs = 5'000;      //!< two probes of one provider
    static constexpr qint64 kReportEveryMs = 10'000; //!< failures of one agent in the log

private:
    struct Watch
    {
        bool isAsking = false;
        qint64 askedAt = 0;
        qint64 dueAt = 0;
        qint64 retryMs = kFirstRetryMs;
    };

    struct Failures
    {
        std::optional<qint64> toldAt = {};
        int untold = 0;
    };

    void ask(Provider &provider, Watch &watch);
    void onProbe(Provider *provider, const Result<ProviderProbe> &result);
    void judge(UserId agent, const std::optional<QString> &trouble, const QString &doubt = {});
    void report(const Agent &agent, const QString &reason);
    QList<UserId> audience(UserId agent) const;

    AgentDirectory &m_agents;
    const RoomDirectory &m_rooms;
    Bus &m_bus;
    const Clock &m_clock;
    QHash<Provider *, Watch> m_watched;
    QSet<UserId> m_judged;            //!< the log has said something of them
    QSet<UserId> m_proven;            //!< their last answer was the provider's, whatever a list of models says
    QHash<UserId, QString> m_refused; //!< why their last answer failed, and the next one would
    QHash<UserId, Failures> m_failures;
    Life m_life;
};

} // namespace confab::core
