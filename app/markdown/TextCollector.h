// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"

namespace confab::markdown {

//! Gathers the characters and spans of one text; characters that a text document treats as commands, or that
//! change the order in which others are drawn, are replaced, and endless runs are broken.
class TextCollector
{
public:
    void append(const QString &text, Formats formats, const QString &url = {});
    //! Code is not wrapped: its lines are cut.
    void appendCode(const QString &text);
    bool isEmpty() const { return m_text.text.isEmpty(); }
    int length() const { return int(m_text.text.size()); }
    bool endsWith(QChar c) const { return m_text.text.endsWith(c); }
    QString tail(int from) const { return m_text.text.sliced(qMin(from, length())); }
    RichText take();

private:
    void add(QStringView text, Formats formats, const QString &url);

    RichText m_text;
    int m_unbroken = 0;
    int m_line = 0; //!< of code
};

//! A text that is shown as it was written, without formats.
RichText asWritten(const QString &text);

} // namespace confab::markdown
