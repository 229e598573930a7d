// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"
#include "ServerKey.h"

#include <QUrl>

namespace confab::client {

//! Where a server is, in one canonical form: `confab://host:port`, or `confabs://host:port` with TLS, with `?k=` and the
//! server's key behind it where a link has told that. A value.
class ServerAddress
{
public:
    static constexpr int kDefaultPort = 8420;

    ServerAddress() = default;
    //! Accepts what people type or paste: http(s)://, ws(s)://, confab(s)://, or a bare host[:port]. A bare host means
    //! TLS, except on this machine and in a local network; with a key behind it any of them does. The error's text says
    //! what is wrong, for a person.
    static Result<ServerAddress> parse(QStringView text);
    static ServerAddress local(int port);

    bool isNull() const { return m_host.isEmpty(); }
    QString host() const { return m_host; }
    int port() const { return m_port; }
    bool isSecure() const { return m_secure; }
    const ServerKey &key() const { return m_key; }
    //! This machine only: 127.0.0.0/8, ::1, localhost.
    bool isLoopback() const;
    //! The same place, by TLS and not in the clear as the other.
    bool isSaferWayTo(const ServerAddress &other) const
    {
        return m_host == other.m_host && m_port == other.m_port && m_secure && !other.m_secure;
    }
    //! Plain text towards another machine: worth a warning.
    bool isExposed() const { return !m_secure && !isLoopback(); }

    QUrl gatewayUrl() const;
    //! `path` without a leading slash: apiUrl(u"auth/guest") is https://host:port/api/v1/auth/guest.
    QUrl apiUrl(QStringView path) const;
    //! The canonical form; parse() gives the same address back.
    QString toString() const;
    //! For people: the host, with the port when it is not the default.
    QString displayName() const;

    friend bool operator==(const ServerAddress &, const ServerAddress &) = default;

private:
    QString m_host;
    int m_port = kDefaultPort;
    bool m_secure = false;
    ServerKey m_key;
};

} // namespace confab::client
