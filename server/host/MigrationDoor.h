// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/http/HttpFront.h"
#include "gateway/http/Listener.h"
#include "host/ServerConfig.h"

#include <memory>
#include <vector>

namespace confab::host {

//! Listens in the server's place while its data is brought to this version, which may take minutes: `/readyz` says how
//! far that is, and whoever wants anything else is told to come back. Room thread.
class MigrationDoor
{
public:
    //! `later`: what the server will answer; /healthz is answered by it already. Outlives this.
    MigrationDoor(gateway::FrontSetup setup, const gateway::HttpRouter &later);

    //! Where a port was named, and where it can be had: the server itself says later why it can't.
    void listen(const QList<ListenAt> &places);
    void tell(int percent) { m_percent = percent; }

private:
    Error reason() const;

    int m_percent = 0;
    gateway::HttpRouter m_router;
    std::unique_ptr<gateway::HttpFront> m_front;
    std::vector<std::unique_ptr<gateway::Listener>> m_listeners;
};

} // namespace confab::host
