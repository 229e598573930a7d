// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "AssistantPlan.h"
#include "CompatSettings.h"
#include "gateway/endpoints/EndpointMaker.h"
#include "gateway/http/AddressNetworks.h"

#include <QRegularExpression>
#include <QUrl>

namespace confab::host {

using namespace Qt::StringLiterals;

namespace {

bool isWebUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
}

bool isOrigin(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    return text == "*"_L1 || (isWebUrl(text) && url.path().isEmpty() && !url.hasQuery() && url.userInfo().isEmpty());
}

// As browsers write it: in small letters, and without the port that goes without saying.
QString sentOrigin(const QString &origin)
{
    const QUrl url(origin, QUrl::StrictMode);
    const int usual = url.scheme() == "https"_L1 ? 443 : 80;
    const QString name = url.host(QUrl::FullyEncoded).toLower();
    const QString host = name.contains(u':') ? u'[' + name + u']' : name;
    const QString port = url.port(usual) == usual ? QString() : u":%1"_s.arg(url.port());
    return u"%1://%2%3"_s.arg(url.scheme(), host, port);
}

//! What a name among those of the Host header is worth; empty: it can be sent.
QString hostProblem(const QString &host)
{
    static const QRegularExpression name(u"^[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*$"_s);
    if (host == "*"_L1 || name.match(host).hasMatch())
        return {};
    const bool isBracketed = host.startsWith(u'[') && host.endsWith(u']');
    const QHostAddress six(isBracketed ? host.sliced(1, host.size() - 2) : host);
    QString sent = QString::fromLatin1(QUrl::toAce(host));
    if (six.protocol() == QAbstractSocket::IPv6Protocol)
        sent = u'[' + six.toString() + u']';
    else if (!name.match(sent).hasMatch())
        return u"“%1” is no host name such as chat.example.org, without scheme and port"_s.arg(host);
    return sent.compare(host, Qt::CaseInsensitive) == 0 ? QString()
                                                        : u"“%1” is sent by browsers as %2"_s.arg(host, sent);
}

} // namespace

QList<Contradiction> contradictions(const ServerConfig &config)
{
    QList<Contradiction> found;
    const auto require = [&found](bool isGood, const QString &key, const QString &text) {
        if (!isGood)
            found.append({key, text});
    };
    const qsizetype secretBytes = config.jwtSecret.size();
    require(secretBytes == 0 || secretBytes >= ServerConfig::kJwtSecretBytes, u"auth.jwtSecret"_s,
            u"must have %1 bytes or more"_s.arg(ServerConfig::kJwtSecretBytes));
    require(config.tlsCertificate.isEmpty() == config.tlsKey.isEmpty(),
            config.tlsCertificate.isEmpty() ? u"tls.key"_s : u"tls.certificate"_s,
            u"tls.certificate and tls.key are needed together"_s);
    require(!config.serverName.isEmpty(), u"server.name"_s, u"must not be empty"_s);
    require(config.publicUrl.isEmpty() || (isWebUrl(config.publicUrl) && !config.publicUrl.contains(u'?')), u"server.publicUrl"_s,
            u"“%1” is no address such as https://chat.example.org"_s.arg(config.publicUrl));
    require(!config.lobbyEnabled || !config.lobbyName.isEmpty(), u"lobby.name"_s, u"must not be empty"_s);
    require(config.lobbyName.size() <= config.limits.nameChars, u"lobby.name"_s, u"is longer than limits.nameChars"_s);
    for (const QString &origin : config.allowedOrigins) {
        require(isOrigin(origin), u"gateway.allowedOrigins"_s,
                u"“%1” is no origin such as https://chat.example.org"_s.arg(origin));
        require(!isOrigin(origin) || origin == "*"_L1 || origin == sentOrigin(origin), u"gateway.allowedOrigins"_s,
                u"“%1” is sent by browsers as %2"_s.arg(origin, sentOrigin(origin)));
    }
    for (const QString &host : config.allowedHosts)
        require(hostProblem(host).isEmpty(), u"gateway.allowedHosts"_s, hostProblem(host));
    require(!config.cors || config.isForThisMachine(), u"gateway.cors"_s,
            u"is for a loopback address: every web page could call. Take it out, and name the pages in "
            u"gateway.allowedOrigins"_s);
    require(config.webSockets != "qt"_L1 || gateway::hasWebSockets(gateway::WebSockets::Qt), u"gateway.webSockets"_s,
            u"is qt, and this server was built without Qt WebSockets: confab is what it has"_s);
    for (const QString &proxy : config.trustedProxies)
        require(gateway::AddressNetworks().add(proxy), u"gateway.trustedProxies"_s,
                u"“%1” is no address, and no network such as 10.0.0.0/8"_s.arg(proxy));
    require(config.limits.contentBytes < config.limits.frameBytes, u"limits.contentBytes"_s,
            u"must be below limits.frameBytes"_s);
    require(config.limits.pageBytes <= config.limits.queueBytes, u"limits.pageBytes"_s,
            u"must not be above limits.queueBytes"_s);
    require(config.limits.jsonKeysObject <= config.limits.jsonKeysFrame, u"limits.jsonKeys"_s,
            u"must not be above limits.jsonKeysFrame"_s);
    require(config.maxStreamsPerUser <= config.maxStreams, u"assistant.maxStreamsPerUser"_s,
            u"must not be above assistant.maxStreams"_s);

    const bool hasProvider = !config.openAiBaseUrl.isEmpty();
    require(!hasProvider || !config.openAiModel.isEmpty(), u"assistant.openai.baseUrl"_s,
            u"is set, so assistant.openai.model is needed"_s);
    require(!hasProvider || !config.openAiName.isEmpty(), u"assistant.openai.name"_s, u"must not be empty"_s);
    require(hasProvider || config.openAiApiKey.isEmpty(), u"assistant.openai.apiKey"_s,
            u"is set, so assistant.openai.baseUrl is needed"_s);
    return found + assistantContradictions(config) + compatContradictions(config);
}

QList<Contradiction> doubts(const ServerConfig &config)
{
    QList<Contradiction> found;
    const auto look = [&found](const QString &baseUrl, const QString &key) {
        const QString path = QUrl(baseUrl).path();
        if (!baseUrl.isEmpty() && (path.isEmpty() || path == "/"_L1))
            found.append({key, u"has no path; most addresses end with /v1"_s});
    };
    look(config.openAiBaseUrl, u"assistant.openai.baseUrl"_s);
    for (const ProviderConfig &provider : config.providers)
        look(provider.baseUrl, u"provider.%1.baseUrl"_s.arg(provider.name));
    return found;
}

} // namespace confab::host
