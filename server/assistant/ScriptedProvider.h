// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "assistant/ScriptedSettings.h"
#include "assistant/ThreadedProvider.h"

namespace confab::assistant {

//! The built-in agent's provider: answers from its own texts, typed word by word; needs neither key nor network.
class ScriptedProvider final : public ThreadedProvider
{
public:
    ScriptedProvider(AssistantThread &thread, const ScriptedSettings &settings);
    QString name() const override;

protected:
    std::unique_ptr<AnswerWriter> makeWriter(const core::ProviderRequest &request, core::ProviderSink sink) override;

private:
    ScriptedSettings m_settings;
};

} // namespace confab::assistant
