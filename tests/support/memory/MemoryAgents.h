// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ports/AgentStore.h"
#include "MemoryData.h"

namespace confab::support {

//! Agents and their providers.
class MemoryAgents final : public core::AgentStore
{
public:
    MemoryAgents(MemoryData &data, LaterAnswers &answers);

    void configure(const core::StoredAssistants &configured, Timestamp now,
                   core::Reply<core::StoredAssistants> reply) override;

private:
    MemoryData &m_data;
    LaterAnswers &m_answers;
};

} // namespace confab::support
