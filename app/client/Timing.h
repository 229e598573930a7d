// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

namespace confab::client {

//! Every waiting time of the client in milliseconds, in one place so that tests can shorten them.
struct Timing
{
    int connect = 10'000; //!< from opening the socket to the welcome
    int request = 20'000; //!< deadline of an ordinary request
    int backoffMin = 500;
    int backoffMax = 30'000;
    int trust = 10'000;           //!< a connection that lasted this long is taken for a good one, and delays begin anew
    int ping = 10'000;            //!< without a byte from the server for this long it is asked for a sign of life
    int silence = 25'000;         //!< … and given up after this long
    int refreshAhead = 120'000;   //!< tokens are prolonged this long before their end
    int saveCredentials = 30'000; //!< the key store may ask its owner first
    int delivered = 1'000;        //!< delivered cursors are merged for this long
    int typingRepeat = 3'000;     //!< own typing is announced at most this often
    int typingEnds = 6'000;       //!< others stop typing after this long without news
    int outboxRetry = 1'000;      //!< before a send is tried again when the server names no time
};

} // namespace confab::client
