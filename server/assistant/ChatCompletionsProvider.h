// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "assistant/ChatCompletionsSettings.h"
#include "assistant/RequestDialect.h"
#include "assistant/ThreadedProvider.h"

namespace confab::assistant {

//! Any endpoint that speaks OpenAI's chat completions.
class ChatCompletionsProvider final : public ThreadedProvider
{
public:
    ChatCompletionsProvider(AssistantThread &thread, const ChatCompletionsSettings &settings);
    QString name() const override;
    std::optional<QString> problem() const override;
    void probe(core::Reply<core::ProviderProbe> reply) override;

protected:
    std::unique_ptr<AnswerWriter> makeWriter(const core::ProviderRequest &request, core::ProviderSink sink) override;

private:
    ChatCompletionsSettings m_settings;
    DialectMemory m_dialects; //!< assistant thread
};

} // namespace confab::assistant
