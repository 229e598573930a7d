// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "ServerTypes.h"
#include "SessionReplies.h"

namespace confab::reply {

struct Server
{
    ServerSettings server = {};

    static void describe(auto &form, auto &it) { form.required("server", it.server); }
    friend bool operator==(const Server &, const Server &) = default;
};
struct Audit
{
    QList<AuditEntry> entries = {}; //!< the newest first
    bool more = false;
    QString cursor = {};

    static void describe(auto &form, auto &it)
    {
        form.given("entries", it.entries);
        form.given("more", it.more);
        form.optional("cursor", it.cursor);
    }
    friend bool operator==(const Audit &, const Audit &) = default;
};

} // namespace confab::reply
