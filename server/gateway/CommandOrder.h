// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Sessions.h"

namespace confab::core {
class PresenceService;
}

namespace confab::gateway {

//! Runs the commands of each connection in the order of their coming, as far as that matters: some bar those behind
//! them until they are answered, or until their answer was taken (CommandRouter::Order). Room thread.
class CommandOrder
{
public:
    using Renew = std::function<void(Session &session, const CommandFrame &frame)>;

    //! `renew` takes the one command that is about the connection itself. All outlive this.
    CommandOrder(Sessions &sessions, CommandRouter &router, core::PresenceService &presence, qint64 pageBytes,
                 Renew renew);

    //! Now, or when its turn comes. The session has signed in.
    void take(Session &session, CommandFrame frame, qint64 bytes);
    //! What has waited: the connection is ready, or no longer barred.
    void runWaiting(core::ConnectionId connection);

private:
    void run(Session &session, const CommandFrame &frame, qint64 bytes);
    void lift(core::ConnectionId connection, CommandRouter::Order order);

    Sessions &m_sessions;
    CommandRouter &m_router;
    core::PresenceService &m_presence;
    const qint64 m_pageBytes;
    const Renew m_renew;
    core::Life m_life;
};

} // namespace confab::gateway
