// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/http/HttpMessage.h"

//! The error bodies of servers that are made with FastAPI.
namespace confab::compat::fastapi {

//! {"detail": "text"}: what the application refuses.
gateway::HttpResponse detail(int status, const QString &text);
//! What the server refuses before the application sees it, in that framework's own words for 404, 405 and 500.
gateway::HttpResponse refusal(int status, QLatin1String reason);

//! Where in a request something can't be read.
struct Fault
{
    QLatin1String in = {}; //!< "path", "query" or "body"
    QString name = {};     //!< empty: the whole of it
    QString type = {};     //!< "missing", "int_parsing" …
    QString message = {};
    std::optional<QString> input = {};
};
//! 422 with a list of one.
gateway::HttpResponse unprocessable(const Fault &fault);
//! What a command was refused with, in the words of here and the status of there.
gateway::HttpResponse failure(const Error &error);

} // namespace confab::compat::fastapi
