// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ResponseHead.h"

namespace confab::gateway {

//! How an answer goes over the wire.
struct ResponsePlan
{
    QByteArray head = {};
    QByteArray body = {};
    std::shared_ptr<HttpBody> stream = {}; //!< instead of `body`; may be there although nothing of it is sent
    bool sendsStream = false;
    std::optional<qint64> length = {}; //!< of what is sent of the stream
    std::optional<qint64> from = {};   //!< where that begins
    bool isChunked = false;
    bool keepAlive = false;
};

//! Of a response to that request: what HEAD and some statuses leave out, the range that is asked for, how its end is
//! found. `context.keepAlive` says whether the connection may go on. Pure.
ResponsePlan planResponse(const RequestHead &request, HttpResponse response, ResponseContext context);

} // namespace confab::gateway
