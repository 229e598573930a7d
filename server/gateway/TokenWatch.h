// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Sessions.h"

namespace confab::gateway {

//! How long a session may go on: hello in time, then as long as its token holds, which it is reminded of a minute
//! before. Room thread.
class TokenWatch
{
public:
    explicit TokenWatch(Sessions &sessions)
        : m_sessions(sessions)
    {
    }

    void awaitHello(Session &session, int ms);
    //! From now on by the token that the session has.
    void follow(Session &session);

private:
    Sessions &m_sessions;
};

} // namespace confab::gateway
