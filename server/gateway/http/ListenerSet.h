// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Listener.h"

#include <utility>

namespace confab::gateway {

//! The listeners of a server that deal connections out to the same fronts. Lives on the room thread.
class ListenerSet
{
public:
    using Place = std::pair<QHostAddress, quint16>;

    //! `fronts` outlive this.
    ListenerSet(const FrontPolicy &policy, std::vector<HttpFront *> fronts, std::shared_ptr<ConnectionCensus> census);

    //! Port 0 takes any free one. Not had: why, in words.
    Result<> listenOn(const QHostAddress &address, quint16 port);
    //! By that name: programs ask for localhost and take what comes first, of either family.
    Result<> listenOnLocalhost(quint16 port);
    //! All of them are gone.
    void clear() { m_listeners.clear(); }
    //! Accepts no more; who is connected stays.
    void stop();
    //! With the ports that the system chose, in the order of listening.
    QList<Place> places() const;

private:
    FrontPolicy m_policy;
    std::vector<HttpFront *> m_fronts;
    std::shared_ptr<ConnectionCensus> m_census;
    std::vector<std::unique_ptr<Listener>> m_listeners;
};

} // namespace confab::gateway
