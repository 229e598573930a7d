// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "UpgradeJudge.h"

#include "ClientSocket.h"
#include "RequestGate.h"

namespace confab::gateway {

using namespace Qt::StringLiterals;

namespace {
constexpr int kTurnedAwayMs = 5'000;
}

bool UpgradeJudge::isGateway(const RequestHead &head) const
{
    const QByteArray &gateway = m_front.setup().policy.gatewayPath;
    return !gateway.isEmpty() && head.path() == gateway;
}

bool UpgradeJudge::isAsked(const RequestHead &head, const QString &path) const
{
    if (isGateway(head))
        return true;
    return head.hasToken("upgrade", "websocket") && m_front.setup().router->matchSocket(path).handler;
}

void UpgradeJudge::judge(const RequestHead &head, const QString &path, const Forwarding &forwarding,
                         core::Reply<UpgradeVerdict> reply)
{
    const FrontPolicy &policy = m_front.setup().policy;
    const bool isForGateway = isGateway(head);
    UpgradeVerdict verdict =
        isForGateway ? checkGatewayUpgrade(head, policy, forwarding) : checkUpgrade(head, policy, forwarding);
    if (verdict.refusal)
        return reply(std::move(verdict));
    if (isForGateway)
        return askBearer(std::move(verdict), std::move(reply));
    SocketReply judged(std::move(reply), [verdict = std::move(verdict)](SocketVerdict handlers) mutable {
        verdict.refusal = std::move(handlers.refusal);
        verdict.request.visitor = std::move(handlers.visitor);
        return std::move(verdict);
    });
    m_front.askSocket(m_front.setup().router->matchSocket(path), requestOf(head, path, forwarding), std::move(judged));
}

//! A token that is to come in `hello` is judged there.
void UpgradeJudge::askBearer(UpgradeVerdict verdict, core::Reply<UpgradeVerdict> reply)
{
    const QByteArray bearer = verdict.request.bearer;
    if (bearer.isEmpty())
        return reply(std::move(verdict));
    m_front.askBearer(
        bearer, {m_life, [verdict = std::move(verdict), reply = std::move(reply)](const Result<> &judged) mutable {
                     if (!judged) {
                         verdict.refusal = errorResponse(judged.error());
                         verdict.refusal->headers.add("www-authenticate", "Bearer");
                     }
                     reply(std::move(verdict));
                 }});
}

std::optional<HttpResponse> UpgradeJudge::refuseLate(ClientSocket &socket, const RequestHead &head,
                                                     const Forwarding &forwarding)
{
    const FrontSetup &setup = m_front.setup();
    // RFC 6455 section 4.1 has clients wait for 101: what comes before may be another request that was smuggled in.
    if (socket.bytesAvailable() > head.size)
        return setup.refuse(400, "A frame came before the upgrade was accepted."_L1);
    // Those who are connected have been told already, and nobody would tell this one.
    if (m_front.isDraining())
        return setup.refuse(503, "The server is going away."_L1);
    if (!forwarding.isProxied || socket.countFor(forwarding.client))
        return std::nullopt;
    setup.log->turnedAway(TurnedAway::Address, forwarding.client, 0);
    return errorResponse(Error{ErrorCode::Busy, textOf(TurnedAway::Address), {}, kTurnedAwayMs});
}

} // namespace confab::gateway
