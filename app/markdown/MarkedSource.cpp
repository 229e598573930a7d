// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MarkedSource.h"

#include "Definitions.h"
#include "EastAsian.h"
#include "Environments.h"
#include "FormulaLines.h"
#include "SourceLines.h"

#include <QRegularExpression>

#include <algorithm>
#include <bitset>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

constexpr char16_t kPrivateFirst = 0xE000;
constexpr char16_t kPrivateEnd = 0xF000; // so that all begin with one byte in UTF-8

//! Characters that the text itself has none of.
Marks freeMarks(const QString &text)
{
    std::bitset<kPrivateEnd - kPrivateFirst> used;
    std::bitset<8> besideUsed;
    constexpr char16_t kBeside = 0x2E18; // rare punctuation, eight of them
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        if (unit >= kPrivateFirst && unit < kPrivateEnd)
            used.set(unit - kPrivateFirst);
        else if (unit >= kBeside && unit < kBeside + besideUsed.size())
            besideUsed.set(unit - kBeside);
    }
    Marks marks;
    size_t first = 0;
    size_t length = 0;
    for (size_t i = 0; i < used.size() && length < Marks::kPrivate; ++i) {
        if (used[i])
            first = i + 1;
        length = i + 1 - first;
    }
    if (length == Marks::kPrivate) {
        char16_t next = char16_t(kPrivateFirst + first);
        for (char16_t *mark : {&marks.openInline, &marks.closeInline, &marks.openDisplay, &marks.closeDisplay,
                               &marks.lineBreak, &marks.apart, &marks.environment})
            *mark = next++;
    }
    for (size_t i = 0; i < besideUsed.size() && marks.beside == 0; ++i) {
        if (!besideUsed[i])
            marks.beside = char16_t(kBeside + i);
    }
    return marks;
}

//! Whether "\\[" and "\\]" stand for brackets around words: a citation ("\\[1\\]", mostly as the label of a link), or a
//! remark.
bool isBracketedText(QStringView words)
{
    static const QRegularExpression text(
        uR"(^\\\[(?:\s*\d+(?:\s*[-\x{2013},;]\s*\d+)*\s*|\.{3}|\p{L}[\p{L}'\x{2019}-]{2,}(?:[ ,]+[\p{L}\d'\x{2019}-]+)*[.:]?)\\\])"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    const qsizetype end = words.indexOf("\\]"_L1, 2);
    if (end < 0)
        return false;
    const QStringView behind = words.sliced(end + 2);
    return behind.startsWith("]("_L1) || behind.startsWith("]["_L1) || text.match(words.first(end + 2)).hasMatch();
}

bool isSign(QChar c)
{
    return c.isPunct() || c.isSymbol();
}

class Marking
{
public:
    Marking(const QString &text, const Marks &marks)
        : m_text(text)
        , m_marks(marks)
        , m_definitions(text)
        , m_formulas(text, marks.lineBreak)
    {
        m_marked.reserve(text.size() + text.size() / 16);
    }

    void run()
    {
        while (m_next <= m_text.size()) {
            const int begin = m_next;
            const QStringView line = takeLine();
            begins.append(int(m_marked.size()));
            positions.append(begin);
            if (m_fences.take(line)) {
                m_marked += line;
                m_awaited = {};
            } else {
                addWords(begin, line);
            }
            if (m_next <= m_text.size())
                m_marked += u'\n';
        }
    }

    QString take() { return std::move(m_marked); }

    QList<int> begins;
    QList<int> positions;
    bool hasOpenFormula() const { return m_formulas.hasOpen(); }

private:
    QStringView lineAt(int begin) const
    {
        const qsizetype end = m_text.indexOf(u'\n', begin);
        return QStringView(m_text).sliced(begin, (end < 0 ? m_text.size() : end) - begin);
    }

    QStringView takeLine()
    {
        const QStringView line = lineAt(m_next);
        m_next += int(line.size()) + 1;
        return line;
    }

    void addWords(int begin, QStringView line)
    {
        if (isBlankLine(line))
            m_awaited = {};
        const int prefix = prefixLength(line);
        const QStringView words = line.sliced(prefix);
        const auto kind = m_marks.apart == 0 ? Definitions::Line::Other : m_definitions.kindOf(words);
        // A definition can't follow words without a blank line, and those above were taken for one when it was written.
        if (m_afterApart && kind == Definitions::Line::Definition && isBlankLine(line.first(prefix)))
            addBlankLine(begin, line.first(prefix));
        m_marked += line.first(prefix);
        m_afterApart = kind == Definitions::Line::DefinesNothing;
        if (m_afterApart)
            m_marked += QChar(m_marks.apart);
        const QString joined = m_formulas.joined(words, prefix, m_next);
        mark(joined.isEmpty() ? words : QStringView(joined), begin + prefix + int(words.size()));
    }

    void addBlankLine(int begin, QStringView prefix)
    {
        m_marked += prefix;
        m_marked += u'\n';
        begins.append(int(m_marked.size()));
        positions.append(begin);
    }

    //! `end`: where the words end in the text.
    void mark(QStringView words, int end)
    {
        Environment environment = m_marks.environment == 0 ? Environment() : environmentIn(words);
        for (qsizetype i = 0; i < words.size();) {
            const QChar c = words[i];
            if (i == environment.begin && environment.end >= 0) {
                m_marked += QChar(m_marks.environment);
                m_marked += words.sliced(i, environment.end - i);
                m_marked += QChar(m_marks.environment);
                i = environment.end;
                environment = environmentIn(words, i);
            } else if (c == u'\\' && i + 1 < words.size()) {
                m_marked += escaped(words.sliced(i), end);
                i += 2;
            } else if (c == u'*' || c == u'_' || c == u'~') {
                qsizetype length = 1;
                while (i + length < words.size() && words[i + length] == c)
                    ++length;
                addRun(words, i, length);
                i += length;
            } else {
                m_marked += c;
                ++i;
            }
        }
    }

    QString escaped(QStringView words, int end)
    {
        const QChar c = words[1];
        if (m_marks.openInline != 0) {
            if (m_awaited.isNull() && (c == u'(' || (c == u'[' && !isBracketedText(words)))) {
                const QChar closing = c == u'(' ? u')' : u']';
                if (isClosed(words.sliced(2), closing, end)) {
                    m_awaited = closing;
                    return QChar(c == u'(' ? m_marks.openInline : m_marks.openDisplay);
                }
            } else if (c == m_awaited) {
                m_awaited = {};
                return QChar(c == u')' ? m_marks.closeInline : m_marks.closeDisplay);
            }
        }
        return words.first(2).toString();
    }

    //! Whether the formula ends within its paragraph.
    bool isClosed(QStringView words, QChar closing, int end)
    {
        int &known = closing == u')' ? m_openUntilInline : m_openUntilDisplay;
        if (end < known)
            return false;
        if (closes(words, closing))
            return true;
        known = m_next;
        for (int at = m_next; at <= m_text.size();) {
            const QStringView line = lineAt(at);
            at += int(line.size()) + 1;
            known = at;
            if (isBlankLine(line))
                break;
            if (closes(line, closing)) {
                known = 0;
                return true;
            }
        }
        return false;
    }

    static bool closes(QStringView words, QChar closing)
    {
        for (qsizetype i = words.indexOf(u'\\'); i >= 0 && i + 1 < words.size(); i = words.indexOf(u'\\', i + 2)) {
            if (words[i + 1] == closing)
                return true;
        }
        return false;
    }

    void addRun(QStringView words, qsizetype at, qsizetype length)
    {
        const QChar before = at > 0 ? words[at - 1] : QChar(u' ');
        const QChar after = at + length < words.size() ? words[at + length] : QChar(u' ');
        const bool eastAsianBefore = isEastAsian(before.isLowSurrogate() && at > 1 ? words[at - 2] : before);
        const QChar beside(m_marks.beside);
        if (m_marks.beside != 0 && eastAsianBefore && isSign(after))
            m_marked += beside;
        m_marked += words.sliced(at, length);
        if (m_marks.beside != 0 && isSign(before) && isEastAsian(after))
            m_marked += beside;
    }

    const QString &m_text;
    const Marks m_marks;
    Definitions m_definitions;
    FormulaLines m_formulas;
    Fences m_fences;
    bool m_afterApart = false; //!< a line that looks like a definition
    QString m_marked;
    int m_next = 0;
    QChar m_awaited = {}; //!< what ends the formula that is open
    int m_openUntilInline = 0;
    int m_openUntilDisplay = 0;
};

} // namespace

MarkedSource::MarkedSource(const QString &text)
    : m_marks(freeMarks(text))
{
    Marking marking(text, m_marks);
    marking.run();
    m_marked = marking.take();
    m_begins = std::move(marking.begins);
    m_positions = std::move(marking.positions);
    m_openFormula = marking.hasOpenFormula();
    m_utf8 = m_marked.toUtf8();
}

QString MarkedSource::read(const char *utf8, As as) const
{
    return unmarked(QString::fromUtf8(utf8), as);
}

QString MarkedSource::lines(int first, int last) const
{
    QStringList lines;
    for (int i = qMax(first, 1); i <= qMin(last, lineCount()); ++i)
        lines.append(unmarked(line(i).toString(), As::Verbatim));
    return lines.join(u'\n');
}

bool MarkedSource::isBlank(int number) const
{
    return isBlankLine(line(number));
}

QString MarkedSource::unmarked(const QString &text, As as) const
{
    const auto isMark = [this](QChar c) {
        return (m_marks.openInline != 0 && c >= m_marks.openInline &&
                c.unicode() - m_marks.openInline < Marks::kPrivate) ||
               (m_marks.beside != 0 && c == m_marks.beside);
    };
    if (std::none_of(text.cbegin(), text.cend(), isMark))
        return text;
    QString read;
    read.reserve(text.size() + 8);
    for (const QChar c : text) {
        if (!isMark(c)) {
            read += c;
        } else if (c == m_marks.lineBreak) {
            read += u'\n';
        } else if (c != m_marks.apart && c != m_marks.beside && c != m_marks.environment) {
            if (as == As::Verbatim)
                read += u'\\';
            read += c == m_marks.openInline    ? u'('
                    : c == m_marks.closeInline ? u')'
                    : c == m_marks.openDisplay ? u'['
                                               : u']';
        }
    }
    return read;
}

QStringView MarkedSource::line(int number) const
{
    if (number < 1 || number > m_begins.size())
        return {};
    const int begin = m_begins[number - 1];
    const int end = number < m_begins.size() ? m_begins[number] - 1 : int(m_marked.size());
    return QStringView(m_marked).sliced(begin, end - begin);
}

} // namespace confab::markdown
