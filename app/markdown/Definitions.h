// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QSet>
#include <QString>

namespace confab::markdown {

//! Tells the definitions of links and footnotes that the text uses from lines that only look like one ("[12:30]:
//! done"): the parser takes both away.
class Definitions
{
public:
    explicit Definitions(const QString &text)
        : m_text(text)
    {
    }

    enum class Line { Other, Definition, DefinesNothing };

    //! What a line is, without what stands before its words: one that defines nothing has the shape of a definition,
    //! and would only disappear.
    Line kindOf(QStringView words);

private:
    const QSet<QString> &used();

    const QString &m_text;
    QSet<QString> m_used;
    QSet<QString> m_named; //!< those used as [words][label]
    QSet<QString> m_defined;
    bool m_read = false;
};

//! Whether there may be a definition in the text, roughly: its name may go over lines.
bool mayDefine(QStringView text);

} // namespace confab::markdown
