// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "assistant/ChatCompletionsSettings.h"

#include <QStringList>

namespace confab::assistant {

//! What must never stand in words for people: the key, the values of own headers and of the address's query.
class Secrets
{
public:
    Secrets() = default;
    explicit Secrets(const ChatCompletionsSettings &settings);

    //! The text without them, and without words that somebody else has half hidden by asterisks.
    QString removedFrom(QString text) const;

private:
    void addBytes(const QByteArray &value, qsizetype shortest);
    void add(const QString &value, qsizetype shortest);

    QStringList m_values; //!< longest first
};

} // namespace confab::assistant
