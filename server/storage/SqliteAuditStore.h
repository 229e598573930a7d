// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AuditStore.h"

namespace confab::storage {

class SqliteEngine;

//! What was done by who leads, over the engine.
class SqliteAuditStore final : public core::AuditStore
{
public:
    explicit SqliteAuditStore(SqliteEngine &engine);

    void list(const core::AuditQuery &query, core::Reply<core::AuditPage> reply) override;
    void report(const core::Report &report, core::Reply<bool> reply) override;
    void purgeAudit(Timestamp before) override;
    void loadSettings(core::Reply<Settings> reply) override;
    void saveSettings(const Settings &settings, const core::AuditNotes &notes, core::Reply<Done> reply) override;

private:
    SqliteEngine &m_engine;
};

} // namespace confab::storage
