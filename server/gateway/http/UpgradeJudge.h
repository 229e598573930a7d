// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "UpgradeCheck.h"

namespace confab::gateway {

//! Decides whether a request becomes a WebSocket: first by its head, then by who sends it, and last by what may have
//! changed meanwhile. Who sends it is judged on the thread of the handlers, by the bearer check on the gateway's path
//! and by its handler on a path of the router. Belongs to an HttpConnection, which waits for the verdict, keeps the
//! deadline, and gives its socket away or writes the refusal. Thread of the front.
class UpgradeJudge
{
public:
    //! The front outlives it.
    explicit UpgradeJudge(HttpFront &front)
        : m_front(front)
    {
    }

    //! Whether somebody wants a WebSocket where there are some, and judge() is to answer. The path is the head's,
    //! decoded.
    bool isAsked(const RequestHead &head, const QString &path) const;
    //! Answers at once or later. An Error: who should have judged has not.
    void judge(const RequestHead &head, const QString &path, const Forwarding &forwarding,
               core::Reply<UpgradeVerdict> reply);
    //! Why one that was let in can't be taken after all; none: this socket can be given away now. Counts its client.
    std::optional<HttpResponse> refuseLate(ClientSocket &socket, const RequestHead &head, const Forwarding &forwarding);

private:
    bool isGateway(const RequestHead &head) const;
    void askBearer(UpgradeVerdict verdict, core::Reply<UpgradeVerdict> reply);

    HttpFront &m_front;
    core::Life m_life;
};

} // namespace confab::gateway
