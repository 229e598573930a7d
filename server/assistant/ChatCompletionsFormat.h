// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "assistant/ChatCompletionsSettings.h"
#include "core/ports/Provider.h"

//! The JSON of chat completions, both ways. Pure.
namespace confab::assistant::chatcompletions {

//! The body of the request; `includeUsage` asks for counts, which some servers refuse.
QByteArray encodeRequest(const ChatCompletionsSettings &settings, const core::ProviderRequest &request,
                         bool includeUsage);

//! What one chunk of a stream says, or a whole answer that was not streamed.
struct Delta
{
    QString text = {};
    bool isReasoning = false;  //!< it had reasoning, which is not part of the answer
    QString finishReason = {}; //!< not empty: the model has come to its end
    std::optional<core::ProviderUsage> usage = {};
};

//! A value, or the reason why it is none: not JSON, or an error object of the provider.
Result<Delta> decodeDelta(const QByteArray &json, const QByteArray &apiKey);

} // namespace confab::assistant::chatcompletions
