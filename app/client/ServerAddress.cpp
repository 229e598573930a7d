// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ServerAddress.h"

#include <QHostAddress>
#include <QUrlQuery>

#include <array>

namespace confab::client {

using namespace Qt::StringLiterals;

namespace {

enum class Security { Plain, Tls, ByHost };

struct Scheme
{
    QLatin1String name;
    Security security;
    int port;
};

constexpr std::array kSchemes{
    Scheme{"confab"_L1, Security::Plain, ServerAddress::kDefaultPort},
    Scheme{"confabs"_L1, Security::Tls, ServerAddress::kDefaultPort},
    Scheme{"http"_L1, Security::Plain, 80},
    Scheme{"https"_L1, Security::Tls, 443},
    Scheme{"ws"_L1, Security::Plain, 80},
    Scheme{"wss"_L1, Security::Tls, 443},
};

const Scheme *findScheme(QStringView name)
{
    for (const Scheme &scheme : kSchemes) {
        if (name.compare(scheme.name, Qt::CaseInsensitive) == 0)
            return &scheme;
    }
    return nullptr;
}

Error refusal(const QString &text)
{
    return Error{ErrorCode::ValidationFailed, text, u"address"_s};
}

// A name of the local network, where hardly anybody has a certificate.
bool isLocalName(const QString &host)
{
    const QHostAddress address(host);
    if (!address.isNull()) {
        return address.isLoopback() || address.isLinkLocal() || address.isUniqueLocalUnicast() ||
               address.isInSubnet(QHostAddress(u"10.0.0.0"_s), 8) ||
               address.isInSubnet(QHostAddress(u"172.16.0.0"_s), 12) ||
               address.isInSubnet(QHostAddress(u"192.168.0.0"_s), 16);
    }
    return !host.contains(u'.') || host.endsWith(".local"_L1) || host.endsWith(".localhost"_L1);
}

} // namespace

Result<ServerAddress> ServerAddress::parse(QStringView text)
{
    QString input = text.trimmed().toString();
    if (input.isEmpty())
        return refusal(u"Please enter the address of a server, such as chat.example.org."_s);
    const auto mark = input.indexOf("://"_L1);
    Scheme scheme{{}, Security::ByHost, kDefaultPort};
    if (mark >= 0) {
        const Scheme *known = findScheme(QStringView(input).left(mark));
        if (known == nullptr)
            return refusal(u"“%1” addresses can't be used. Try https:// or just the name."_s.arg(input.left(mark)));
        scheme = *known;
        input = input.mid(mark + 3);
    }
    const QUrl url(u"https://"_s + input, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || input.contains(u' '))
        return refusal(u"This does not look like the address of a server."_s);
    if (!url.userInfo().isEmpty())
        return refusal(u"The address must not hold a name or password. Enter them in their own fields."_s);
    if (url.port() == 0)
        return refusal(u"The port must be between 1 and 65535."_s);

    ServerAddress address;
    address.m_host = url.host().toLower();
    address.m_port = url.port(scheme.port);
    address.m_secure =
        scheme.security == Security::Tls || (scheme.security == Security::ByHost && !isLocalName(address.m_host));
    if (const auto key = ServerKey::parse(QUrlQuery(url).queryItemValue(u"k"_s))) {
        address.m_key = *key;
        address.m_secure = true;
    }
    return address;
}

ServerAddress ServerAddress::local(int port)
{
    ServerAddress address;
    address.m_host = u"127.0.0.1"_s;
    address.m_port = port;
    return address;
}

bool ServerAddress::isLoopback() const
{
    const QHostAddress address(m_host);
    return m_host == "localhost"_L1 || m_host.endsWith(".localhost"_L1) || (!address.isNull() && address.isLoopback());
}

QUrl ServerAddress::gatewayUrl() const
{
    QUrl url;
    url.setScheme(m_secure ? u"wss"_s : u"ws"_s);
    url.setHost(m_host);
    url.setPort(m_port);
    url.setPath(u"/gateway"_s);
    return url;
}

QUrl ServerAddress::apiUrl(QStringView path) const
{
    QUrl url = gatewayUrl();
    url.setScheme(m_secure ? u"https"_s : u"http"_s);
    url.setPath("/api/v1/"_L1 + path.toString());
    return url;
}

QString ServerAddress::toString() const
{
    if (isNull())
        return {};
    const QString host = m_host.contains(u':') ? u'[' + m_host + u']' : m_host;
    const QString place = (m_secure ? u"confabs://"_s : u"confab://"_s) + host + u':' + QString::number(m_port);
    return m_key.isNull() ? place : place + u"?k="_s + m_key.toString();
}

QString ServerAddress::displayName() const
{
    const bool usual = m_port == kDefaultPort || (m_secure && m_port == 443);
    const QString host = m_host.contains(u':') ? u'[' + m_host + u']' : m_host;
    return usual ? host : host + u':' + QString::number(m_port);
}

} // namespace confab::client
