// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/accounts/Identity.h"
#include "core/ports/AuditNote.h"
#include "core/ports/Bus.h"

namespace confab::core {

//! Who does something: a signed-in user, and the connection it came through unless it was REST.
struct Actor
{
    Identity identity = {};
    std::optional<ConnectionId> connection = {};
    QByteArray from = {}; //!< one key for whoever owns the address; empty: not known
    AuditNotes notes = {}; //!< to be kept together with what he does

    const User &user() const { return identity.user; }
    UserId userId() const { return identity.user.id; }
};

} // namespace confab::core
