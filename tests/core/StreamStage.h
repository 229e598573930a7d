// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/memory/MemoryRateBuckets.h"
#include "core/memory/MemoryTurnBook.h"
#include "core/streams/StreamService.h"
#include "support/HandProvider.h"
#include "support/memory/MemoryStores.h"
#include "support/People.h"
#include "support/RecordingBus.h"

#include <QTest>

namespace confab::tests {

//! A room with two people, a moderator and an agent, and the service around it.
struct StreamStage
{
    explicit StreamStage(const core::StreamSettings &settings = {}, const Limits &limits = {}, int perMinute = 0);
    StreamStage(const core::StreamSettings &settings, const Limits &limits, const core::RateLimiter::Options &rates);
    core::StreamPorts ports();

    //! Lets the stores answer.
    void settle();
    //! Time passes, and the service notices.
    void pass(int ms);

    //! Asks by command; the reply is in `started` after settle().
    void ask(const User &asker, const QString &clientId, const QString &prompt = QStringLiteral("What is it?"));
    //! The same, settled: the stream, or null when it was refused.
    StreamId askNow(const User &asker, const QString &clientId, const QString &prompt = QStringLiteral("What is it?"));
    void request(const User &asker, const command::StreamRequest &command);
    Result<reply::StreamStopped> stop(const User &asker, StreamId stream);
    Result<reply::StreamText> resume(const User &asker, StreamId stream, int from, int part = 0);

    //! A message that a person sends, as MessageService would publish it.
    Message say(const User &author, const QString &content);
    core::Agent addAgent(const QString &name, core::Agent settings = {});
    void letJoin(const Member &member);
    void letLeave(const User &user);

    support::HandProvider::Call &call(int i) { return *provider.calls.at(size_t(i)); }
    void write(int i, const QString &text, int tokens = 1) { call(i).sink.text(text, tokens); }
    void think(int i, const QString &text, int tokens = 1) { call(i).sink.thought(text, tokens); }
    //! A copy, because the call is destroyed in it.
    void finish(int i, const Result<core::ProviderEnd> &result = core::ProviderEnd{})
    {
        const auto finished = call(i).sink.finished;
        finished(result);
    }

    RoomId room = RoomId::make();
    User ada{UserId::make(), QStringLiteral("Ada"), UserKind::Person};
    User bob{UserId::make(), QStringLiteral("Bob"), UserKind::Person};
    User eve{UserId::make(), QStringLiteral("Eve"), UserKind::Person};   //!< not in the room
    User mod{UserId::make(), QStringLiteral("Moira"), UserKind::Person}; //!< admin
    support::MemoryStores stores;
    support::RecordingBus bus;
    support::FakeClock clock;
    core::RoomDirectory directory{bus};
    core::AgentDirectory agents;
    support::HandProvider provider;
    core::MemoryRateBuckets rateBuckets{clock};
    core::RateLimiter limiter;
    core::MemoryTurnBook outsideTurns;
    core::MemoryTurnBook insideTurns;
    QSet<UserId> guests; //!< who has no account
    core::Agent sage;
    std::unique_ptr<core::StreamService> service;
    QList<Result<reply::StreamStarted>> started;
};

} // namespace confab::tests
