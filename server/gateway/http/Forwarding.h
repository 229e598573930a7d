// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AddressNetworks.h"
#include "RequestHead.h"

namespace confab::gateway {

//! Who sends a request, and how he reached this server: what the connection says, or what trusted proxies say of it in
//! Forwarded (RFC 7239) or X-Forwarded-For, -Proto and -Host. Others' word for it counts nothing.
struct Forwarding
{
    QHostAddress client = {}; //!< the last address that is named and is no trusted proxy; else the last proxy known
    bool isProxied = false;   //!< came by a trusted proxy that says for whom
    bool secure = false;      //!< the client speaks TLS, with this server or with the proxy
    QByteArray host = {};     //!< with its port, as the client wrote it
};

//! `secure` says whether the peer itself speaks TLS.
Forwarding forwardingOf(const RequestHead &head, const QHostAddress &peer, bool secure, const AddressNetworks &trusted);

//! Whether the request says for whom it comes, as proxies do.
bool namesClient(const RequestHead &head);

} // namespace confab::gateway
