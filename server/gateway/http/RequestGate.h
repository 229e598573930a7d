// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Forwarding.h"
#include "HttpFront.h"
#include "RequestHead.h"

namespace confab::gateway {

//! The request as handlers get it, but for its body.
HttpRequest requestOf(const RequestHead &head, const QString &path, const Forwarding &forwarding);

bool isKnownMethod(const QByteArray &method);

//! What can be answered to a request before its body is read: that there is nothing at its address, that its origin may
//! not call, that it is too large, or its pre-flight. Nothing: it may go on. Pure.
std::optional<HttpResponse> answerAtGate(const RequestHead &head, const HttpRouter::Match &match,
                                         FrontPolicy::OriginVerdict origin, const FrontSetup &setup);

} // namespace confab::gateway
