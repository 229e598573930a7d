// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QNetworkReply>

#include <functional>
#include <optional>

namespace confab::assistant {

//! Whether and when a request is sent again that failed before anything of its answer had come. Pure.
class RetryPolicy
{
public:
    //! `random` gives numbers from 0 to 1; none: the system's.
    explicit RetryPolicy(int retries, std::function<double()> random = {});

    //! Milliseconds to wait, or nothing when it is not asked again. Each value is one retry.
    std::optional<int> afterStatus(int status, std::optional<int> retryAfterMs);
    std::optional<int> afterConnectionError(QNetworkReply::NetworkError error);

private:
    std::optional<int> nextWaitMs();

    int m_left;
    std::function<double()> m_random;
    int m_waitMs;
};

//! Of the header Retry-After: a number of seconds, also a fraction, or a date; at most a day. Pure.
std::optional<int> retryAfterMs(const QByteArray &value, const QDateTime &now);

} // namespace confab::assistant
