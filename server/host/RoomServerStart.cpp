// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RoomServerStart.h"

#include "RoomServerParts.h"
#include "StartProblems.h"

namespace confab::host {

using namespace Qt::StringLiterals;

//! Each step needs what those before have read or written.
RoomServer::Start::Start(RoomServer &server)
    : m_server(server)
    , m_sequence(
          {
              {StartStep::Data, [this](auto reply) { openData(std::move(reply)); }},
              // Before the rooms, which are loaded with the names that their members have by now.
              {StartStep::Agents,
               [this](auto reply) { m_server.m_parts->agentSetup.prepare(explaining(std::move(reply))); }},
              {StartStep::Rooms, [this](auto reply) { loadRooms(explaining(std::move(reply))); }},
              {StartStep::Answers, [this](auto reply) { interruptAnswers(explaining(std::move(reply))); }},
              {StartStep::Lobby, [this](auto reply) { prepareLobby(explaining(std::move(reply))); }},
              {StartStep::Accounts,
               [this](auto reply) { startAccounts(explaining(std::move(reply))); }},
              {StartStep::Facades,
               [this](auto reply) {
                   m_server.m_parts->startCompat(m_server.m_config, explaining(std::move(reply)));
               }},
              {StartStep::Doors, [this](auto reply) { reply(m_server.openDoors()); }},
          },
          [this](StartStep step) { Q_EMIT m_server.startStepDone(step); })
{
}

void RoomServer::Start::run(std::function<void(const Result<> &)> started)
{
    m_sequence.run({m_life, std::move(started)});
}

core::Reply<Done> RoomServer::Start::explaining(core::Reply<Done> reply)
{
    return {m_life, [this, reply = std::move(reply)](const Result<> &result) mutable {
                reply(result ? result : explained(result.error(), databaseFile(m_server.m_config.dataFolder)));
            }};
}

void RoomServer::Start::openData(core::Reply<Done> reply)
{
    if (auto built = m_server.build(); !built)
        return reply(built.error());
    m_server.m_parts->stores->open(explaining(std::move(reply)));
}

void RoomServer::Start::startAccounts(core::Reply<Done> reply)
{
    m_server.m_parts->accounts->start({m_life, std::move(reply), [this](Done, core::Reply<Done> next) {
                                           m_server.m_parts->peopleServices->server.start(std::move(next));
                                       }});
}

void RoomServer::Start::loadRooms(core::Reply<Done> reply)
{
    m_server.m_parts->stores->rooms().loadAll(
        {m_life, std::move(reply), [this](const QList<core::StoredRoom> &rooms, core::Reply<Done> next) {
             m_server.m_parts->directory.load(rooms);
             m_server.m_parts->invites.start(std::move(next));
         }});
}

void RoomServer::Start::interruptAnswers(core::Reply<Done> reply)
{
    m_server.m_parts->stores->streams().interruptRunning(u"The server stopped while this was being written."_s,
                                               m_server.m_parts->clock.now(),
                                               {std::move(reply), [](int) { return Done{}; }});
}

void RoomServer::Start::prepareLobby(core::Reply<Done> reply)
{
    if (!m_server.m_config.lobbyEnabled)
        return reply(Done{});
    const QString topic = u"Everybody is here. Say hello, or ask an agent by its name."_s;
    m_server.m_parts->roomService.ensureRoom(m_server.m_config.lobbyName, topic,
                                             {m_life, std::move(reply), [this](RoomId lobby, core::Reply<Done> next) {
                                                  m_server.m_parts->lobby = lobby;
                                                  addAgentsToLobby(std::move(next));
                                              }});
}

//! An agent that was configured after the Lobby was made joins it now; one that was removed from it does not.
void RoomServer::Start::addAgentsToLobby(core::Reply<Done> reply)
{
    core::Joining joining{.former = core::Former::StayAway};
    for (const core::Agent &agent : m_server.m_parts->agents.all()) {
        if (!agent.retired)
            joining.members.append({agent.user, Role::Member, m_server.m_parts->clock.now()});
    }
    m_server.m_parts->members.add(m_server.m_parts->lobby, joining,
                                  {std::move(reply), [](const QList<Member> &) { return Done{}; }});
}

} // namespace confab::host
