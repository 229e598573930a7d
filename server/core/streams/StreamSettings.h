// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

namespace confab::core {

//! Caps and times of answers. A cap of 0 is none. Answers of outside services and those of this machine are counted
//! apart and never wait for each other.
struct StreamSettings
{
    int perNode = 10;    //!< answers that run at once on this server
    int perPerson = 3;   //!< of them, asked by one person
    int perRoom = 0;     //!< of them, in one room
    int perAgent = 0;    //!< of them, by one agent
    int perProvider = 0; //!< of them, by one provider
    int waiting = 100;   //!< requests that may wait for their turn
    int waitingPerPerson = 10;
    int waitingPerProvider = 0; //!< of them, for one provider
    int waitingOfGuests = 0;    //!< of them, of all people without an account together

    int idleMs = 60'000;   //!< without any sign of the provider, for one that keeps no time itself
    int totalMs = 300'000; //!< from the beginning of its first step to the answer's end, likewise
    int chunkMs = 40;      //!< shortest time between two chunks of an answer: 25 updates a second
    int saveMs = 450;      //!< unsaved text is saved after this time at the latest,
    int saveBytes = 2'048; //!< or when it is this much
    int retryMs = 2'000;   //!< until an end that storage refused is tried again

    int contextUnits = 48'000; //!< UTF-16 units of context; the oldest messages are cut
    bool chains = false;       //!< whether an agent that another one mentions is asked
    int maxHops = 4;           //!< answers in such a chain
    bool guests = true;        //!< whether people without an account may ask
};

} // namespace confab::core
