// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "assistant/ChatCompletionsSettings.h"
#include "assistant/RequestDialect.h"
#include "core/ports/Provider.h"

#include <QNetworkRequest>

//! What is sent to a chat completions endpoint. Pure.
namespace confab::assistant::chatcompletions {

//! Where answers are asked for. A whole address that somebody has pasted is taken as it is; a query stays.
QUrl completionsUrl(const QUrl &baseUrl);
//! The address up to where resources are named, without a slash at its end.
QUrl rootUrl(const QUrl &baseUrl);
//! Where else something is asked for, such as "models".
QUrl resourceUrl(const QUrl &baseUrl, const QString &resource);
//! A request for something of the type `accept`, with the key and the operator's headers, which win over ours. No
//! redirect is followed, so that they go nowhere else.
QNetworkRequest makeRequest(const ChatCompletionsSettings &settings, const QUrl &url, const QByteArray &accept);
//! Why a header can't be sent, without its value: it is none, or it is the connection's own. Goes on behind its name.
std::optional<QString> headerProblem(const HttpHeader &header);
//! Whether nobody on the way may read this: a value whose name says that it is a secret.
bool isConfidential(const HttpHeader &header);
//! The same of what stands behind the ? of an address.
bool hasConfidentialQuery(const QUrl &url);

QJsonObject encodeRequest(const ChatCompletionsSettings &settings, const core::ProviderRequest &request,
                          const RequestDialect &dialect);

} // namespace confab::assistant::chatcompletions
