// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "assistant/Secrets.h"
#include "core/ports/Provider.h"

namespace confab::assistant::chatcompletions {

//! What one event of a stream says, or a whole answer that was not streamed.
struct Frame
{
    QString text = {};
    QString thought = {};
    QString refusal = {};
    bool hasTool = false;
    QString finishReason = {}; //!< not empty: the model has come to its end
    std::optional<core::ProviderUsage> usage = {};
};

//! Reads a frame of chat completions; of several choices the first one. An Error when it is none: not JSON, what looks
//! like a failure of the provider, or a format of somebody else. Pure.
Result<Frame> decodeFrame(const QByteArray &json, const Secrets &secrets);
//! What an event says that is marked as an error.
Error decodeError(const QByteArray &data, const Secrets &secrets);

} // namespace confab::assistant::chatcompletions
