// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "EndpointMaker.h"

#include "FrameEndpoint.h"
#include "gateway/http/HttpFront.h"
#include "websocket/Handshake.h"

#ifdef CONFAB_QT_WEBSOCKETS
#include "QtEndpoint.h"
#endif

namespace confab::gateway {

bool hasWebSockets(WebSockets kind)
{
#ifdef CONFAB_QT_WEBSOCKETS
    Q_UNUSED(kind)
    return true;
#else
    return kind == WebSockets::Confab;
#endif
}

Endpoint *makeEndpoint(quint64 connection, ClientSocket *socket, const UpgradeRequest &request,
                       const EndpointSettings &settings, DeadlineWheel &wheel, EndpointEvents &events, QObject *parent)
{
#ifdef CONFAB_QT_WEBSOCKETS
    if (settings.webSockets == WebSockets::Qt)
        return new QtEndpoint(connection, socket, request, settings, wheel, events, parent);
#else
    Q_ASSERT(hasWebSockets(settings.webSockets));
#endif
    auto *endpoint = new FrameEndpoint(connection, socket, settings, wheel, events, parent);
    endpoint->enqueue(websocket::switchingProtocols(request.key, request.subprotocol), Delivery::Durable);
    endpoint->flush();
    return endpoint;
}

} // namespace confab::gateway
