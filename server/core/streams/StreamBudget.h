// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/streams/Ask.h"
#include "core/streams/StreamPorts.h"
#include "core/streams/StreamSettings.h"

namespace confab::core {

//! What asking costs: one token of who asks for each agent, and, where an outside service is asked, one of what guests
//! and everybody have together. Room thread.
class StreamBudget
{
public:
    StreamBudget(const StreamPorts &ports, const StreamSettings &settings);

    //! Takes what asking one agent costs, or says why this person can't ask now.
    Result<> pay(UserId asker);
    //! Nobody was asked.
    void giveBack(UserId asker);
    //! What guests and everybody together have left for agents that ask an outside service, which may cost money. Taken
    //! when the answer gets its place in the queue: only then it is known which agent answers, whatever the way. Once for an
    //! answer, however many calls it takes.
    Result<> payTogether(const Ask &ask);
    //! The answer has ended before any provider was asked, after payTogether() took its part.
    void giveBackTogether(const Ask &ask);

private:
    bool isGuest(UserId user) const { return m_ports.isGuest && m_ports.isGuest(user); }

    const StreamPorts &m_ports;
    const StreamSettings &m_settings;
};

} // namespace confab::core
