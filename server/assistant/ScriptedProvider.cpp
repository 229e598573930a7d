// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ScriptedProvider.h"

#include "assistant/ScriptedAnswer.h"

namespace confab::assistant {

using namespace Qt::StringLiterals;

ScriptedProvider::ScriptedProvider(AssistantThread &thread, const ScriptedSettings &settings)
    : ThreadedProvider(thread)
    , m_settings(settings)
{
}

QString ScriptedProvider::name() const
{
    return u"scripted"_s;
}

std::unique_ptr<AnswerWriter> ScriptedProvider::makeWriter(const core::ProviderRequest &request,
                                                           core::ProviderSink sink)
{
    return std::make_unique<ScriptedAnswer>(m_settings, request, std::move(sink));
}

} // namespace confab::assistant
