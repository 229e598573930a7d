// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Transport.h"

#ifdef CONFAB_QT_WEBSOCKETS
#include "QWebSocketTransport.h"
#else
#include "FrameTransport.h"
#endif

namespace confab::client {

TransportFactory webSockets(const ServerKey &key)
{
#ifdef CONFAB_QT_WEBSOCKETS
    return [key] { return std::make_unique<QWebSocketTransport>(key); };
#else
    return [key] { return std::make_unique<FrameTransport>(key); };
#endif
}

} // namespace confab::client
