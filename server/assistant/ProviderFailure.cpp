// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ProviderFailure.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace confab::assistant::failure {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMaxDetail = 300;

// Retry-After is a number of seconds or a date; 0 if there is none.
int retryAfterSeconds(const QNetworkReply &reply)
{
    const QByteArray value = reply.rawHeader("Retry-After").trimmed();
    bool isNumber = false;
    const int seconds = value.toInt(&isNumber);
    if (isNumber)
        return std::clamp(seconds, 0, 86'400);
    const QDateTime date = QDateTime::fromString(QString::fromLatin1(value), Qt::RFC2822Date);
    const qint64 wait = date.isValid() ? QDateTime::currentDateTimeUtc().secsTo(date) : 0;
    return int(std::clamp<qint64>(wait, 0, 86'400));
}

QString withDetail(const QString &reason, const QString &detail)
{
    return detail.isEmpty() ? reason + u'.' : reason + u": "_s + detail;
}

Error rateLimited(const QNetworkReply &reply, const QString &said)
{
    const int seconds = retryAfterSeconds(reply);
    QString reason = u"The provider has too many requests (HTTP 429)"_s;
    if (seconds > 0)
        reason += u"; it can be asked again in %1 seconds"_s.arg(seconds);
    Error error = because(withDetail(reason, said));
    error.retryAfterMs = seconds * 1000;
    return error;
}

} // namespace

Error because(const QString &reason)
{
    return {ErrorCode::AgentUnavailable, reason};
}

QString detail(const QByteArray &json, const QByteArray &apiKey)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const QJsonValue error = object.value("error"_L1);
    QString text = error.isString() ? error.toString() : error.toObject().value("message"_L1).toString();
    if (text.isEmpty())
        text = object.value("message"_L1).toString();
    if (!apiKey.isEmpty())
        text.replace(QString::fromLatin1(apiKey), u"…"_s);
    text = text.simplified();
    if (text.size() > kMaxDetail)
        text = text.first(text[kMaxDetail - 1].isHighSurrogate() ? kMaxDetail - 1 : kMaxDetail) + u'…';
    return text;
}

Error ofStatus(const QNetworkReply &reply, int status, const QByteArray &body, const QByteArray &apiKey)
{
    const QString said = detail(body, apiKey);
    if (status >= 300 && status < 400) {
        // Following it would hand the key to whoever the answer names.
        const QUrl target = reply.url().resolved(QUrl::fromEncoded(reply.rawHeader("Location")));
        return because(u"The provider redirected to %1, which is not followed."_s.arg(target.host()));
    }
    switch (status) {
    case 401:
        // Providers like to repeat parts of the key here, so their own words are left out.
        return because(u"The key was refused by the provider (HTTP 401)."_s);
    case 402:
        return {ErrorCode::BudgetExceeded, withDetail(u"The provider wants to be paid (HTTP 402)"_s, said)};
    case 403:
        return because(withDetail(u"The provider does not allow this request (HTTP 403)"_s, said));
    case 404:
        return because(withDetail(u"The provider does not know this address or model (HTTP 404)"_s, said));
    case 429:
        return rateLimited(reply, said);
    default:
        break;
    }
    if (status >= 500)
        return because(withDetail(u"The provider failed (HTTP %1)"_s.arg(status), said));
    return because(withDetail(u"The provider refused the request (HTTP %1)"_s.arg(status), said));
}

Error ofConnection(const QNetworkReply &reply)
{
    const QString host = reply.url().host();
    switch (reply.error()) {
    case QNetworkReply::NoError:
    case QNetworkReply::RemoteHostClosedError:
        return because(u"The provider closed the connection before the end."_s);
    case QNetworkReply::ConnectionRefusedError:
        return because(u"The provider at %1 refused the connection."_s.arg(host));
    case QNetworkReply::HostNotFoundError:
        return because(u"The provider's host %1 was not found."_s.arg(host));
    case QNetworkReply::SslHandshakeFailedError:
        return because(u"There is no secure connection to the provider: %1"_s.arg(reply.errorString()));
    case QNetworkReply::TimeoutError:
        return because(u"The provider at %1 could not be reached in time."_s.arg(host));
    default:
        return because(u"The connection to the provider failed: %1"_s.arg(reply.errorString()));
    }
}

} // namespace confab::assistant::failure
