// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "AddressNetworks.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace confab::gateway {

//! What the HTTP front lets in. Plain settings, copied to each loop. Times in milliseconds, sizes in bytes.
struct FrontPolicy
{
    bool isForThisMachine = true; //!< listens on loopback addresses alone

    int headBytes = 16 * 1024; //!< request line and headers with the blank line
    int headers = 64;
    int urlBytes = 8 * 1024;
    int headMs = 5'000;    //!< from accept to the end of the head, TLS included; later requests: from their first byte
    int bodyMs = 30'000;   //!< grows with a route's limit above 1 MiB
    int answerMs = 60'000; //!< for the handler to reply, then 503
    int writeMs = 30'000;  //!< for the client to take the answer, grows with answers above 1 MiB
    int idleMs = 60'000;   //!< keep-alive without a request
    int slowestBytesPerSecond = 256 * 1024; //!< of bodies and answers above 1 MiB
    int slowestStream = 16 * 1024;          //!< the same of those in pieces, after bodyMs or writeMs of grace
    int requestsPerConnection = 1'000;

    int connections = 20'000;        //!< in total, WebSockets included; further bounded by the descriptors there are
    int connectionsPerAddress = 256; //!< IPv6 counts by /64
    bool limitLoopbackPeers =
        false; //!< whether the bound per address holds for this machine too (a proxy, a benchmark)

    //! Names that a Host header may carry, without port; "*" allows any. Against DNS rebinding: a page that points its
    //! own name to this machine sends that name. Beside these: localhost, loopback addresses, and, when listening on
    //! more than those, every address literal (a literal can't be rebound).
    QStringList allowedHosts = {};
    //! Origins of browser pages that may call, like "https://chat.example.org"; "*" allows any. An origin that equals
    //! the requested host is always allowed, a missing one (native clients) too, "null" only with "*" or "null".
    QStringList allowedOrigins = {};

    AddressNetworks trustedProxies = {}; //!< whose word counts for whom a request is from (Forwarding.h)

    //! Whether the clients are pages of other origins: those that may call get their own origin back and may send
    //! credentials, every path and header is there for a pre-flight, and what is answered may be embedded anywhere.
    bool servesPagesElsewhere = false;

    QByteArray gatewayPath = "/gateway"; //!< empty: none but the sockets of the router
    QByteArray subprotocol = "confab.v1";

    QString tlsCertificateFile = {}; //!< PEM chain; empty: plain HTTP
    QString tlsKeyFile = {};
    bool plainFromThisMachine = false; //!< with TLS, whether who connects from this machine may do without
    int hstsSeconds = 31'536'000; //!< Strict-Transport-Security of TLS answers; 0: none

    bool usesTls() const { return !tlsCertificateFile.isEmpty(); }
    //! Whether who connects from there may do without TLS.
    bool takesPlain(const QHostAddress &peer) const
    {
        return !usesTls() || (plainFromThisMachine && unwrapped(peer).isLoopback());
    }
    //! Whether a host (already checked for its grammar, port allowed) names this server. Who names none (HTTP/1.0) is
    //! let in: no browser can be made to send that.
    bool isHostAllowed(QByteArrayView host) const;
    //! Of a host: without its port and the dot at its end, in small letters.
    static QByteArray nameOf(QByteArrayView host);

    enum class OriginVerdict { Absent, Allowed, AnyAllowed, Refused };
    //! `host` and `secure` are those of the request.
    OriginVerdict judgeOrigin(QByteArrayView origin, QByteArrayView host, bool secure) const;
};

} // namespace confab::gateway
