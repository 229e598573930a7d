// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

namespace confab::host {

//! What a server does until it is ready, in this order.
enum class StartStep {
    Data,     //!< the folder is taken, the database open and its threads run
    Agents,   //!< known by their names
    Rooms,    //!< read
    Answers,  //!< those that a crash cut are ended
    Lobby,    //!< exists, with all agents in it
    Accounts, //!< logins are read
    Facades,  //!< those that are on have what they need
    Doors,    //!< it listens
};

} // namespace confab::host
