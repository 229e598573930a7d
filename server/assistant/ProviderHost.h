// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "assistant/ChatCompletionsSettings.h"
#include "assistant/ScriptedSettings.h"
#include "core/ports/Provider.h"
#include "protocol/Result.h"

#include <memory>
#include <vector>

namespace confab::assistant {

class AssistantThread;

//! Makes the providers and owns the thread on which they work. Made, used and destroyed on the room thread. Calls must be destroyed before it; destroying it ends what still runs.
class ProviderHost
{
public:
    ProviderHost();
    ~ProviderHost();

    //! Starts the thread now instead of with the first request. Unavailable: the system gives none.
    Result<> start();

    //! The provider of the built-in agent: no key, no network. It is named "scripted".
    core::Provider &addScripted(const ScriptedSettings &settings = {});
    core::Provider &addChatCompletions(const ChatCompletionsSettings &settings);

private:
    std::unique_ptr<AssistantThread> m_thread;
    std::vector<std::unique_ptr<core::Provider>> m_providers;
};

} // namespace confab::assistant
