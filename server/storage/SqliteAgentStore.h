// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AgentStore.h"

namespace confab::storage {

class SqliteEngine;

//! Providers and agents in SQLite.
class SqliteAgentStore final : public core::AgentStore
{
public:
    explicit SqliteAgentStore(SqliteEngine &engine);

    void configure(const core::StoredAssistants &configured, Timestamp now,
                   core::Reply<core::StoredAssistants> reply) override;

private:
    SqliteEngine &m_engine;
};

} // namespace confab::storage
