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

    //! The text without them, and without words that somebody else has half hidden by asterisks. Empty when a piece of
    //! a secret may still be in it, in whatever writing: then none of the words can be shown.
    QString removedFrom(QString text) const;

private:
    enum class Kind { Key, Value };

    void addBytes(const QByteArray &value, Kind kind);
    void add(const QString &value, Kind kind);
    bool isBetrayedBy(const QString &text) const;

    QStringList m_values; //!< longest first
    QStringList m_keys;   //!< in small letters, and bare: no piece of them is shown
    QStringList m_others; //!< bare: not shown as a whole
};

} // namespace confab::assistant
