// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "assistant/Secrets.h"
#include "protocol/Result.h"

#include <QNetworkReply>

//! Why a provider's answer failed, in words for people. No secret stands in them.
namespace confab::assistant::failure {

//! A response whose status says that there is no answer in it.
struct Refusal
{
    int status = 0;
    QUrl url = {};            //!< that was asked
    QByteArray location = {}; //!< of a redirect
    std::optional<int> retryAfterMs = {};
    QByteArray body = {}; //!< its beginning
};

//! An error of the agent with this reason.
Error because(const QString &reason);
//! Unauthorized, BudgetExceeded and NotFound (address or model) for what the next request would be told as well.
Error ofStatus(const Refusal &refusal, const Secrets &secrets);
//! The connection failed, or ended without an end marker.
Error ofConnection(const QNetworkReply &reply, const Secrets &secrets);
//! What the provider said, as one line of a bounded length without secrets.
QString quoted(const QString &words, const Secrets &secrets);
//! The provider ended what it had begun; `words` may be empty.
Error brokenOff(const QString &words, const Secrets &secrets);
//! What is there is another service, for good: NotFound.
Error otherService(const QString &reason);
//! What came is no part of an answer.
Error unexpected();

} // namespace confab::assistant::failure
