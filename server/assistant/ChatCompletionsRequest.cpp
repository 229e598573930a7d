// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChatCompletionsRequest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

namespace confab::assistant::chatcompletions {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String kCompletions = "/chat/completions"_L1;

// With them a value could end this request and begin another one, or say what our body isn't.
constexpr QByteArrayView kOfTheConnection[] = {
    "host",    "connection", "content-length", "transfer-encoding", "content-type",     "content-encoding", "expect",
    "upgrade", "te",         "trailer",        "keep-alive",        "proxy-connection", "accept-encoding",
};

bool isTokenChar(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           QByteArrayView("!#$%&'*+-.^_`|~").contains(byte);
}

bool isValueChar(char byte)
{
    return byte == '\t' || (static_cast<unsigned char>(byte) >= 0x20 && byte != 0x7f);
}

bool saysSecret(const QString &name)
{
    constexpr QLatin1String kWords[] = {"auth"_L1, "key"_L1, "token"_L1, "secret"_L1, "cookie"_L1, "password"_L1};
    return std::any_of(std::begin(kWords), std::end(kWords),
                       [&name](QLatin1String word) { return name.contains(word, Qt::CaseInsensitive); });
}

// The root of the interface, without a slash.
QString rootPath(const QUrl &baseUrl)
{
    QString path = baseUrl.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith(kCompletions))
        path.chop(kCompletions.size());
    return path;
}

QJsonObject encodeMessage(QLatin1String role, const QString &text)
{
    return {{u"role"_s, role}, {u"content"_s, text}};
}

QJsonArray encodeMessages(const core::ProviderRequest &request)
{
    QJsonArray messages;
    if (!request.systemPrompt.isEmpty())
        messages.append(encodeMessage("system"_L1, request.systemPrompt));
    for (const core::ProviderMessage &message : request.messages) {
        if (message.role == core::ProviderRole::Assistant)
            messages.append(encodeMessage("assistant"_L1, message.text));
        else if (message.role == core::ProviderRole::System)
            messages.append(encodeMessage("system"_L1, message.text));
        else
            messages.append(encodeMessage("user"_L1, message.text));
    }
    if (!request.continues.isEmpty()) {
        messages.append(encodeMessage("assistant"_L1, request.continues));
        messages.append(encodeMessage("user"_L1, u"Continue your last answer exactly where it stops, without "
                                                 "repeating anything of it."_s));
    }
    return messages;
}

//! By name, and with nothing in the answer that the schema doesn't have.
QJsonObject encodeFormat(const QByteArray &schema)
{
    const QJsonObject named{
        {u"name"_s, u"answer"_s}, {u"strict"_s, true}, {u"schema"_s, QJsonDocument::fromJson(schema).object()}};
    return {{u"type"_s, u"json_schema"_s}, {u"json_schema"_s, named}};
}

} // namespace

QUrl completionsUrl(const QUrl &baseUrl)
{
    return resourceUrl(baseUrl, kCompletions.mid(1));
}

QUrl rootUrl(const QUrl &baseUrl)
{
    QUrl url = baseUrl;
    url.setPath(rootPath(baseUrl));
    url.setFragment({});
    return url;
}

QUrl resourceUrl(const QUrl &baseUrl, const QString &resource)
{
    QUrl url = rootUrl(baseUrl);
    url.setPath(url.path() + u'/' + resource);
    return url;
}

QNetworkRequest makeRequest(const ChatCompletionsSettings &settings, const QUrl &url, const QByteArray &accept)
{
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::UserAgentHeader, QByteArrayLiteral("confab/" CONFAB_VERSION));
    request.setRawHeader("Accept", accept);
    if (!settings.apiKey.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + settings.apiKey);
    for (const HttpHeader &header : settings.headers) {
        if (!headerProblem(header))
            request.setRawHeader(header.name, header.value);
    }
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    // Packed, a stream comes in fits.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    return request;
}

std::optional<QString> headerProblem(const HttpHeader &header)
{
    if (header.name.isEmpty() || !std::all_of(header.name.begin(), header.name.end(), isTokenChar))
        return u"has a name that is not allowed"_s;
    if (!std::all_of(header.value.begin(), header.value.end(), isValueChar))
        return u"has characters in it that are not allowed"_s;
    const QByteArray lower = header.name.toLower();
    if (std::find(std::begin(kOfTheConnection), std::end(kOfTheConnection), lower) != std::end(kOfTheConnection))
        return u"belongs to the connection and can't be set"_s;
    return std::nullopt;
}

bool isConfidential(const HttpHeader &header)
{
    return saysSecret(QString::fromLatin1(header.name));
}

bool hasConfidentialQuery(const QUrl &url)
{
    const auto items = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    return std::any_of(items.begin(), items.end(), [](const auto &item) {
        return isConfidential({item.first.toUtf8(), item.second.toUtf8()});
    });
}

QJsonObject encodeRequest(const ChatCompletionsSettings &settings, const core::ProviderRequest &request,
                          const RequestDialect &dialect)
{
    QJsonObject body{{u"model"_s, request.model.isEmpty() ? settings.model : request.model},
                     {u"messages"_s, encodeMessages(request)},
                     {u"stream"_s, true}};
    if (dialect.streamOptions)
        body.insert("stream_options"_L1, QJsonObject{{u"include_usage"_s, true}});
    if (request.temperature && dialect.temperature)
        body.insert("temperature"_L1, *request.temperature);
    const int maxTokens = request.maxTokens.value_or(settings.maxTokens);
    if (maxTokens > 0)
        body.insert(dialect.maxTokens ? "max_tokens"_L1 : "max_completion_tokens"_L1, maxTokens);
    if (!request.answerSchema.isEmpty() && dialect.responseFormat)
        body.insert("response_format"_L1, encodeFormat(request.answerSchema));
    return body;
}

} // namespace confab::assistant::chatcompletions
