// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "HttpMessage.h"

namespace confab::gateway {

//! A strong tag of these bytes, with its quotes.
QByteArray entityTag(QByteArrayView bytes);

//! The answer with this tag, to be asked for again each time it is shown; without its body, and 304, to who has the
//! same already (If-None-Match). Of a GET or HEAD that was answered with 200. Pure.
HttpResponse tagged(const HttpRequest &request, HttpResponse response, const QByteArray &tag);

} // namespace confab::gateway
