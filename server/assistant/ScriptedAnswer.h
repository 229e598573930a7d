// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "assistant/AnswerWriter.h"
#include "assistant/ScriptedSettings.h"
#include "core/ports/Provider.h"

#include <QStringList>
#include <QTimer>

namespace confab::assistant {

//! Types one of Sage's texts. A token is a word here, with the space behind it.
class ScriptedAnswer final : public AnswerWriter
{
public:
    ScriptedAnswer(const ScriptedSettings &settings, const core::ProviderRequest &request, core::ProviderSink sink);
    void start() override;

    //! The words of a text; joined they are the text again.
    static QStringList wordsOf(const QString &text);

private:
    void writeNext();
    void finish();
    int pauseMs() const;

    ScriptedSettings m_settings;
    core::ProviderSink m_sink;
    QStringList m_words;
    int m_promptTokens = 0;
    qsizetype m_next = 0;
    QTimer m_timer;
};

} // namespace confab::assistant
