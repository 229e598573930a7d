// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ProviderFailure.h"

#include "assistant/ErrorWords.h"
#include "core/WaitText.h"

namespace confab::assistant::failure {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMaxDetail = 300;
// Far more than is shown, so that what is taken out does not bring a half of a secret at its end into view.
constexpr qsizetype kMaxSearched = 4'000;

QString withDetail(const QString &reason, const QString &detail)
{
    return detail.isEmpty() ? reason + u'.' : reason + u": "_s + detail;
}

Error rateLimited(const Refusal &refusal, const QString &said)
{
    QString reason = u"The provider has too many requests (HTTP 429)"_s;
    const int waitMs = refusal.retryAfterMs.value_or(0);
    if (waitMs > 0)
        reason += u"; it can be asked again in %1"_s.arg(core::waitText(waitMs));
    Error error = because(withDetail(reason, said));
    error.retryAfterMs = waitMs;
    return error;
}

Error notFound(const Refusal &refusal, const QString &said)
{
    QString reason = u"The provider does not know this address or model (HTTP 404)"_s;
    if (!refusal.url.path().contains("/v1"_L1))
        reason += u"; most addresses end with /v1"_s;
    return {ErrorCode::NotFound, withDetail(reason, said)};
}

} // namespace

Error because(const QString &reason)
{
    return {ErrorCode::AgentUnavailable, reason};
}

QString quoted(const QString &words, const Secrets &secrets)
{
    const QString text = secrets.removedFrom(words.first(std::min(words.size(), kMaxSearched))).simplified();
    if (text.size() <= kMaxDetail)
        return text;
    return text.first(text[kMaxDetail - 1].isHighSurrogate() ? kMaxDetail - 1 : kMaxDetail) + u'…';
}

Error ofStatus(const Refusal &refusal, const Secrets &secrets)
{
    const int status = refusal.status;
    if (status >= 300 && status < 400) {
        // Following it would hand the key to whoever the answer names.
        const QUrl target = refusal.url.resolved(QUrl::fromEncoded(refusal.location));
        const QString host = quoted(target.host(), secrets);
        return because(u"The provider redirected to %1, which is not followed."_s.arg(host.isEmpty() ? u"…"_s : host));
    }
    const QString said = quoted(errorWords(refusal.body), secrets);
    switch (status) {
    case 401:
        // Providers like to repeat parts of the key here, so their own words are left out.
        return {ErrorCode::Unauthorized, u"The key was refused by the provider (HTTP 401)."_s};
    case 402:
        return {ErrorCode::BudgetExceeded, withDetail(u"The provider wants to be paid (HTTP 402)"_s, said)};
    case 403:
        return because(withDetail(u"The provider does not allow this request (HTTP 403)"_s, said));
    case 404:
        return notFound(refusal, said);
    case 429:
        return rateLimited(refusal, said);
    default:
        break;
    }
    if (status >= 500)
        return because(withDetail(u"The provider failed (HTTP %1)"_s.arg(status), said));
    return because(withDetail(u"The provider refused the request (HTTP %1)"_s.arg(status), said));
}

Error ofConnection(const QNetworkReply &reply, const Secrets &secrets)
{
    const int port = reply.url().port(); // several providers may live on one host
    const QString host = port < 0 ? reply.url().host() : u"%1:%2"_s.arg(reply.url().host()).arg(port);
    const QString said = quoted(reply.errorString(), secrets);
    const bool isAnswered = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
    switch (reply.error()) {
    case QNetworkReply::NoError:
    case QNetworkReply::RemoteHostClosedError:
        if (!isAnswered)
            return because(u"The provider closed the connection without an answer."_s);
        return because(u"The provider closed the connection before the end."_s);
    case QNetworkReply::ConnectionRefusedError:
        return because(u"The provider at %1 refused the connection."_s.arg(host));
    case QNetworkReply::HostNotFoundError:
        return because(u"The provider's host %1 was not found."_s.arg(host));
    case QNetworkReply::SslHandshakeFailedError:
        if (said.contains("wrong version number"_L1))
            return because(u"The provider at %1 speaks no TLS there; its address may begin with http://."_s.arg(host));
        return because(withDetail(u"There is no secure connection to the provider"_s, said));
    case QNetworkReply::TimeoutError:
        return because(u"The provider at %1 could not be reached in time."_s.arg(host));
    default:
        return because(withDetail(u"The connection to the provider failed"_s, said));
    }
}

Error brokenOff(const QString &words, const Secrets &secrets)
{
    const QString said = quoted(words, secrets);
    if (said.isEmpty())
        return because(u"The provider broke the answer off with an error."_s);
    return because(u"The provider broke the answer off: "_s + said);
}

Error otherService(const QString &reason)
{
    return {ErrorCode::NotFound, reason};
}

Error unexpected()
{
    return because(u"The provider sent something that is not in the expected format."_s);
}

} // namespace confab::assistant::failure
