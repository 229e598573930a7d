// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Result.h"

#include <QNetworkReply>

//! Why a provider's answer failed, in words for people. The key never stands in them.
namespace confab::assistant::failure {

//! An error of the agent with this reason.
Error because(const QString &reason);
//! The response's status was not 200; `body` is the beginning of what it said.
Error ofStatus(const QNetworkReply &reply, int status, const QByteArray &body, const QByteArray &apiKey);
//! The connection failed, or ended without an end marker.
Error ofConnection(const QNetworkReply &reply);
//! What a provider's own error object says, one line, without the key.
QString detail(const QByteArray &json, const QByteArray &apiKey);

} // namespace confab::assistant::failure
