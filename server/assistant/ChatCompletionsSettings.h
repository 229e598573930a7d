// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace confab::assistant {

//! How to reach an OpenAI-compatible endpoint.
struct ChatCompletionsSettings
{
    QString name = {};           //!< what agents name this provider by
    QUrl baseUrl = {};           //!< "/chat/completions" is appended, such as https://api.example.org/v1
    QByteArray apiKey = {};      //!< empty: none is sent. Never logged, never part of a reason
    QString model = {};          //!< used when neither request nor agent names one
    int idleMs = 60'000;         //!< without a byte from the other side
    int totalMs = 300'000;       //!< from asking to the end
    qint64 maxBytes = 8'388'608; //!< of the response, whatever is in it
    int maxTokens = 0;           //!< sent when the request has none; 0: not sent
};

} // namespace confab::assistant
