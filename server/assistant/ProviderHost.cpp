// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ProviderHost.h"

#include "assistant/AssistantThread.h"
#include "assistant/ChatCompletionsProvider.h"
#include "assistant/ScriptedProvider.h"

namespace confab::assistant {

ProviderHost::ProviderHost()
    : m_thread(std::make_unique<AssistantThread>())
{
}

ProviderHost::~ProviderHost()
{
    // The thread's last work may still reach for its provider.
    m_thread.reset();
}

Result<> ProviderHost::start()
{
    return m_thread->start();
}

core::Provider &ProviderHost::addScripted(const ScriptedSettings &settings)
{
    return *m_providers.emplace_back(std::make_unique<ScriptedProvider>(*m_thread, settings));
}

core::Provider &ProviderHost::addChatCompletions(const ChatCompletionsSettings &settings)
{
    return *m_providers.emplace_back(std::make_unique<ChatCompletionsProvider>(*m_thread, settings));
}

} // namespace confab::assistant
