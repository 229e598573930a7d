// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/Life.h"
#include "RoomServer.h"
#include "StartSequence.h"

namespace confab::host {

//! The start of a server, from its folder to its open doors. Room thread.
class RoomServer::Start
{
public:
    explicit Start(RoomServer &server);

    //! Answered once: when people are let in, by the first failure, or by callOff().
    void run(std::function<void(const Result<> &)> started);
    void callOff(const Error &why) { m_sequence.callOff(why); }

private:
    //! What goes wrong with the data is told with the file's name, and what to do about it.
    core::Reply<Done> explaining(core::Reply<Done> reply);
    void openData(core::Reply<Done> reply);
    void startAccounts(core::Reply<Done> reply);
    void loadRooms(core::Reply<Done> reply);
    void interruptAnswers(core::Reply<Done> reply);
    void prepareLobby(core::Reply<Done> reply);
    void addAgentsToLobby(core::Reply<Done> reply);

    RoomServer &m_server;
    StartSequence m_sequence;
    core::Life m_life;
};

} // namespace confab::host
