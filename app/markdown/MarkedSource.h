// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

namespace confab::markdown {

//! Characters of the private use area that stand for what CommonMark alone would misread; none of them is in the text.
struct Marks
{
    char16_t openInline = 0;   //!< \( of a formula
    char16_t closeInline = 0;  //!< \)
    char16_t openDisplay = 0;  //!< \[
    char16_t closeDisplay = 0; //!< \]
    char16_t lineBreak = 0;    //!< within a formula of several lines, which would else be paragraphs, lists or headings
    char16_t apart = 0;        //!< before what looks like a definition and defines nothing: nothing may disappear
    char16_t environment = 0;  //!< before and behind \begin{align} … \end{align} and the like
    char16_t beside = 0;       //!< punctuation: between emphasis and Chinese, Japanese or Korean letters

    static constexpr int kPrivate = 7; //!< of them are of the private use area, one after the other
};

//! The text as the parser gets it. CommonMark eats the backslashes of formulas, drops definitions that nobody uses, and
//! doesn't take "**" between a letter and punctuation for emphasis, which is all there is in text without spaces.
class MarkedSource
{
public:
    //! How what the parser gives back is to be read.
    enum class As { Text, Verbatim };

    explicit MarkedSource(const QString &text);

    const QByteArray &utf8() const { return m_utf8; }
    const Marks &marks() const { return m_marks; }
    //! What the parser gave back, without marks: a formula's delimiters are escaped brackets in text, and themselves in
    //! code.
    QString read(const char *utf8, As as) const;
    //! Lines count from 1, as the parser counts them; what is written there, with the signs of quotes and lists.
    QString lines(int first, int last) const;
    bool isBlank(int line) const;
    //! Whether a sign stands there as such, and not by an escape or an entity. Columns count from 1, in what is ASCII
    //! up to there.
    bool hasSign(int number, int column, QChar sign) const { return line(number).mid(column - 1).startsWith(sign); }
    //! Where a line begins in the text that was given.
    int positionOf(int line) const { return m_positions.value(line - 1, -1); }
    //! A displayed formula has begun and not ended: what comes next may make one line of all that follows it.
    bool hasOpenFormula() const { return m_openFormula; }
    int lineCount() const { return int(m_positions.size()); }

private:
    QString unmarked(const QString &text, As as) const;
    QStringView line(int number) const;

    Marks m_marks;
    QString m_marked;
    QByteArray m_utf8;
    bool m_openFormula = false;
    QList<int> m_begins;    //!< of the lines, in m_marked
    QList<int> m_positions; //!< of the lines, in the text that was given
};

} // namespace confab::markdown
