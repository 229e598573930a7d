// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AuditStore.h"
#include "Database.h"

// What the port AuditStore says of these, as work on a storage thread.
namespace confab::storage::auditrows {

Result<> note(Database &database, const QList<core::AuditNote> &notes);
Result<core::AuditPage> list(Database &database, const core::AuditQuery &query);
Result<bool> report(Database &database, const core::Report &report);
Result<> purge(Database &database, Timestamp before);
Result<core::AuditStore::Settings> settings(Database &database);
Result<> saveSettings(Database &database, const core::AuditStore::Settings &settings);

} // namespace confab::storage::auditrows
