// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace confab::markdown {

//! Formulas that go over lines of a text, as one line each: their lines would else be paragraphs, lists or headings.
//! To be asked for the lines of a text in their order.
class FormulaLines
{
public:
    //! `lineBreak` stands for the ends of lines in what is joined; 0: nothing is.
    FormulaLines(const QString &text, char16_t lineBreak)
        : m_text(text)
        , m_lineBreak(lineBreak)
    {
    }

    //! What begins in a line's words (without its first `prefix` characters) and ends in a later line, with all that
    //! stands before and behind it there; `next`, the beginning of the next line, is moved behind it. Empty where
    //! nothing does.
    QString joined(QStringView words, int prefix, int &next);

    //! One has begun and not ended: what comes next may make one line of all that follows it.
    bool hasOpen() const { return m_open; }

private:
    QString joinedDisplay(QStringView words, int prefix, int &next);
    QString joinedEnvironment(QStringView words, int prefix, int &next);
    QString joinedUntil(qsizetype close, QStringView words, int prefix, int &next) const;
    QStringView lineAt(int begin) const;
    qsizetype nextClosing(std::optional<qsizetype> &known, QLatin1StringView sign, int next) const;
    bool endsLine(qsizetype from) const;
    qsizetype lastBlankLine();

    const QString &m_text;
    const char16_t m_lineBreak;
    std::optional<qsizetype> m_closingDollars;
    std::optional<qsizetype> m_closingBracket;
    std::optional<qsizetype> m_lastBlankLine;
    int m_unendedUntil = 0; //!< what begins before that doesn't end, so that looking for it has an end
    bool m_open = false;
};

} // namespace confab::markdown
