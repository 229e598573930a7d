// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "CommandRouter.h"
#include "http/DeadlineWheel.h"
#include "protocol/Codec.h"
#include "Resume.h"

#include <QHash>

#include <list>
#include <memory>

namespace confab::gateway {

//! The server's side of one open connection: who it is, and which of its commands run or wait. A plain value of
//! Sessions.
struct Session
{
    enum class State {
        SignedOut, //!< no hello yet
        Welcoming, //!< hello accepted, its answer is being read
        Ready,
        Closing,
    };

    struct Waiting
    {
        CommandFrame frame = {};
        qint64 bytes = 0;
    };

    core::ConnectionId connection = 0;
    State state = State::SignedOut;
    std::optional<core::Identity> identity = {}; //!< from the upgrade's token, later from hello's
    QString device = {};
    QByteArray from = {}; //!< core::Actor::from
    DeadlineId deadline = {};         //!< hello, then the end of the token
    //! Behind a barrier; bounded by what a connection may have in flight. An empty deque would take 500 bytes of each.
    std::list<Waiting> waiting = {};
    bool isBarred = false;            //!< a barrier command runs; the next ones wait
    bool isRunningWaiting = false;
    std::unique_ptr<Resume> resume = {}; //!< as long as it is under way
    int badInputs = 0;
    qint64 badInputsSince = 0;

    bool isSignedIn() const { return state != State::SignedOut; }
    core::Actor actor() const { return {*identity, connection, from}; }
};

} // namespace confab::gateway
