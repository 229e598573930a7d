// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SqliteAgentStore.h"

#include "EngineWrites.h"

namespace confab::storage {

SqliteAgentStore::SqliteAgentStore(SqliteEngine &engine)
    : m_engine(engine)
{
}

void SqliteAgentStore::configure(const core::StoredAssistants &configured, Timestamp now,
                                 core::Reply<core::StoredAssistants> reply)
{
    m_engine.write(write::ConfigureAgents{configured, now}, std::move(reply));
}

} // namespace confab::storage
