// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "protocol/Types.h"

#include <QDate>

//! What stands in an audit, as sentences; pure functions.
namespace confab::models {

//! "Bo banned Cy", "You changed the server: who may sign up". What this version does not know is told by its name. Names
//! are isolated from what stands around them.
QString auditSentence(const AuditEntry &entry, UserId self);
//! "Until Monday · “spam”": what else is known of it; empty for nothing.
QString auditDetail(const AuditEntry &entry, QDate today);

} // namespace confab::models
