// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "RetryPolicy.h"

#include <QLocale>
#include <QRandomGenerator>

#include <cmath>

namespace confab::assistant {

using namespace Qt::StringLiterals;

namespace {

// Doubled each time and cut by up to a half, so that many answers don't come back in step. Somebody watches, so the
// truth has to come within a second.
constexpr int kFirstWaitMs = 250;
// Whoever asks for more patience than this is named instead, with the time.
constexpr int kLongestWaitMs = 5'000;
constexpr qint64 kDayMs = 86'400'000;

bool isPassing(int status)
{
    switch (status) {
    case 408:
    case 429:
    case 500:
    case 502:
    case 503:
    case 529:
        return true;
    default:
        return false;
    }
}

bool isPassing(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
        return true;
    default:
        return false;
    }
}

} // namespace

RetryPolicy::RetryPolicy(int retries, std::function<double()> random)
    : m_left(retries)
    , m_random(random ? std::move(random) : [] { return QRandomGenerator::global()->generateDouble(); })
    , m_waitMs(kFirstWaitMs)
{
}

std::optional<int> RetryPolicy::afterStatus(int status, std::optional<int> retryAfterMs)
{
    if (!isPassing(status) || retryAfterMs.value_or(0) > kLongestWaitMs)
        return std::nullopt;
    const std::optional<int> waitMs = nextWaitMs();
    return waitMs ? std::max(*waitMs, retryAfterMs.value_or(0)) : waitMs;
}

std::optional<int> RetryPolicy::afterConnectionError(QNetworkReply::NetworkError error)
{
    return isPassing(error) ? nextWaitMs() : std::nullopt;
}

std::optional<int> RetryPolicy::nextWaitMs()
{
    if (m_left <= 0)
        return std::nullopt;
    --m_left;
    const int most = std::exchange(m_waitMs, m_waitMs * 2);
    return int(most * (1 - m_random() / 2));
}

std::optional<int> retryAfterMs(const QByteArray &value, const QDateTime &now)
{
    const QString text = QString::fromLatin1(value).trimmed();
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    if (isNumber && !std::isnan(seconds))
        return int(std::clamp(seconds * 1000, 0.0, double(kDayMs)));
    QDateTime date = QLocale::c().toDateTime(text, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!date.isValid())
        return std::nullopt;
    date.setTimeSpec(Qt::UTC);
    return int(std::clamp<qint64>(now.msecsTo(date), 0, kDayMs));
}

} // namespace confab::assistant
