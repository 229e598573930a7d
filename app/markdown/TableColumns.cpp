// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "TableColumns.h"

#include "CharFormats.h"
#include "EastAsian.h"
#include "FormatRuns.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace confab::markdown {

namespace {

constexpr int kLeastEms = 1;
constexpr int kMostEms = 26;     //!< more only where there is room
constexpr int kFewEms = 3;       //!< where lines may end anywhere, none has a single character
constexpr int kAdvanceEms = 4;   //!< for the next characters
constexpr int kYieldingEms = 11; //!< columns don't give way below this, unless all of them fit then
constexpr int kCodeEms = 16;     //!< code that is no wider is not broken where there is room
constexpr qreal kNearly = 1.4;   //!< times the room: of a table that is no wider, narrow columns show most
constexpr int kMeasured = 200;   //!< characters of a cell: no more fit in the widest column

qreal emOf(const QFontMetricsF &metrics)
{
    return metrics.height() / 1.2;
}

//! Bold is the widest of the letters.
QFont boldOf(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

//! Measures what stands in cells as it is drawn, in one line.
class Ruler
{
public:
    Ruler(const QFont &words, const QFont &code, qreal edges)
        : m_words(boldOf(words))
        , m_thinWords(words)
        , m_code(code)
        , m_edges(edges)
    {
    }

    qreal em() const { return emOf(m_words); }

    //! Of a part of a cell's text, all of it as wide as if it were bold.
    qreal widthOf(const RichText &cell, QStringView part) const
    {
        return widthOf(cell, part, m_words, cell.spans.isEmpty() ? 2 : em() / 2);
    }

    //! Of a word in a cell, as it is drawn.
    qreal widthOfWord(const RichText &cell, QStringView word, bool header) const
    {
        const auto start = word.utf16() - QStringView(cell.text).utf16();
        Formats formats = {};
        for (const Span &span : cell.spans) {
            if (span.start < start + word.size() && span.start + span.length > start)
                formats |= span.formats;
        }
        const bool bold = header || formats.testFlag(Bold);
        return widthOf(cell, word, bold ? m_words : m_thinWords, formats == NoFormat ? 2 : em() / 2);
    }

    //! Of the stretches of code, the widest that is not to be broken.
    qreal firmWidthOf(const RichText &cell) const
    {
        qreal widest = 0;
        for (const BoxedStretch &box : boxesOf(cell)) {
            const qreal width = codeWidth(cell, box.start, box.end());
            if (width <= kCodeEms * em())
                widest = qMax(widest, std::ceil(width + em() / 2));
        }
        return widest;
    }

private:
    qreal widthOf(const RichText &cell, QStringView part, const QFontMetricsF &words, qreal slack) const
    {
        if (part.isEmpty())
            return slack;
        qreal width = slack;
        qsizetype at = part.utf16() - QStringView(cell.text).utf16();
        const qsizetype end = at + qMin(part.size(), qsizetype(kMeasured));
        for (const BoxedStretch &box : boxesOf(cell)) {
            const qsizetype begin = qBound(at, qsizetype(box.start), end);
            const qsizetype stop = qBound(at, qsizetype(box.end()), end);
            if (begin == stop)
                continue;
            width += words.horizontalAdvance(cell.text.sliced(at, begin - at)) + codeWidth(cell, begin, stop);
            at = stop;
        }
        return width + words.horizontalAdvance(cell.text.sliced(at, end - at));
    }

    qreal codeWidth(const RichText &cell, qsizetype begin, qsizetype end) const
    {
        return m_code.horizontalAdvance(cell.text.sliced(begin, end - begin)) + m_edges;
    }

    QFontMetricsF m_words;
    QFontMetricsF m_thinWords;
    QFontMetricsF m_code;
    qreal m_edges;
};

//! Of those with the most letters.
QStringView longestLine(QStringView text)
{
    QStringView longest;
    for (const QStringView line : text.tokenize(u'\n')) {
        if (line.size() > longest.size())
            longest = line;
    }
    return longest;
}

//! Whether a line may end behind this character, which stays in it.
bool endsLine(QStringView text, qsizetype at)
{
    if (text[at] == u'\u200B')
        return true;
    const bool between = at > 0 && text[at - 1].isLetter() && at + 1 < text.size() && text[at + 1].isLetter();
    return between && QStringView(u"-/\u2010\u2013\u2014").contains(text[at]);
}

//! What keeps a formula in one line does so behind a space, too.
bool isSpaceBetweenWords(QStringView text, qsizetype at)
{
    return text[at].isSpace() && !(at + 1 < text.size() && text[at + 1] == u'\u2060');
}

//! Likewise; where words have no spaces between them, a line ends anywhere.
QStringView longestWord(QStringView text)
{
    QStringView longest;
    qsizetype start = 0;
    for (qsizetype at = 0; at <= text.size(); ++at) {
        const bool last = at == text.size();
        const bool anywhere = !last && isEastAsian(text[at]);
        const bool behind = !last && endsLine(text, at);
        if (!last && !anywhere && !behind && !isSpaceBetweenWords(text, at))
            continue;
        const qsizetype end = behind ? at + 1 : at;
        if (end - start > longest.size())
            longest = text.sliced(start, end - start);
        start = anywhere ? at : at + 1;
    }
    return longest;
}

qreal sumOf(const QList<qreal> &widths)
{
    return std::accumulate(widths.begin(), widths.end(), 0.0);
}

} // namespace

void TableColumns::setBlock(const Block &block)
{
    if (block == m_block)
        return;
    const qsizetype unchanged = unchangedCells(block);
    m_block = block;
    measure(unchanged);
    Q_EMIT blockChanged();
}

void TableColumns::setFont(const QFont &font)
{
    if (font == m_font)
        return;
    m_font = font;
    m_edges = -1; // measured with no font yet
    remeasure();
    Q_EMIT fontChanged();
}

void TableColumns::setLook(TextLook *look)
{
    holdLook(*this, m_look, look, &TableColumns::remeasure);
}

//! Most of what changes in a look are colours.
void TableColumns::remeasure()
{
    const QFont code = m_look ? codeFont(*m_look, m_font) : boldOf(m_font);
    const qreal edges = m_look ? 2 * m_look->boxPadding : 0;
    if (code == m_code && qFuzzyCompare(edges + 1, m_edges + 1))
        return;
    m_code = code;
    m_edges = edges;
    measure(0);
}

void TableColumns::setAvailable(qreal width)
{
    if (qFuzzyCompare(width + 1, m_available + 1))
        return;
    m_available = width;
    fit();
    Q_EMIT availableChanged();
}

void TableColumns::setPadding(qreal padding)
{
    if (qFuzzyCompare(padding + 1, m_padding + 1))
        return;
    m_padding = padding;
    fit();
    Q_EMIT paddingChanged();
}

qreal TableColumns::total() const
{
    return sumOf(m_widths);
}

int TableColumns::lines(int row, const QList<qreal> &widths) const
{
    int most = 1;
    for (qsizetype column = 0; column < widths.size(); ++column) {
        const qsizetype at = row * widths.size() + column;
        if (at >= m_cells.size())
            break;
        const qreal room = qMax(1.0, widths[column] - m_padding);
        const RichText &cell = m_block.cells.at(at);
        const qreal longer = qMax(1.0, qreal(cell.text.size()) / kMeasured);
        most = qMax(most, int(std::ceil(m_cells[at] * longer / room)) + int(cell.text.count(u'\n')));
    }
    return most;
}

//! How many cells at the beginning are what they were, where the table has only grown since; else 0.
qsizetype TableColumns::unchangedCells(const Block &block) const
{
    if (block.alignments != m_block.alignments || block.cells.size() < m_block.cells.size())
        return 0;
    const auto [mine, theirs] =
        std::mismatch(m_block.cells.cbegin(), m_block.cells.cend(), block.cells.cbegin(), block.cells.cend());
    const qsizetype unchanged = mine - m_block.cells.cbegin();
    return unchanged + block.columns() >= m_block.cells.size() ? unchanged : 0;
}

void TableColumns::measure(qsizetype firstCell)
{
    const Ruler ruler(m_font, m_code, m_edges);
    const qreal em = ruler.em();
    const bool grows = firstCell > 0;
    if (!grows) {
        m_wanted = QList<qreal>(m_block.columns(), kLeastEms * em);
        m_words = m_wanted;
        m_firm = QList<qreal>(m_block.columns(), 0);
        m_longest = m_wanted;
    }
    m_cells.resize(firstCell);
    bool wider = !grows;
    for (qsizetype i = firstCell; i < m_block.cells.size(); ++i) {
        const RichText &cell = m_block.cells.at(i);
        m_cells.append(ruler.widthOf(cell, longestLine(cell.text)));
        qreal &word = m_words[i % m_block.columns()];
        if (m_cells.last() > word)
            word = qMax(word, std::ceil(ruler.widthOfWord(cell, longestWord(cell.text), i < m_block.columns())));
        qreal &firm = m_firm[i % m_block.columns()];
        if (const qreal own = ruler.firmWidthOf(cell); own > firm) {
            firm = own;
            wider = true;
        }
        qreal &longest = m_longest[i % m_block.columns()];
        if (m_cells.last() <= longest)
            continue;
        longest = std::ceil(m_cells.last() + (grows ? kAdvanceEms * em : 0));
        m_wanted[i % m_block.columns()] = std::ceil(qMin(longest, kMostEms * em));
        wider = true;
    }
    if (wider)
        fit();
}

//! What columns may be made narrow to. Their longest words and short code, or their longest words alone, if that brings
//! the whole table in sight, or nearly so; if it does not, lines of a word each would be no gain.
QList<qreal> TableColumns::leastWidths() const
{
    const qreal em = emOf(QFontMetricsF(m_font));
    const qreal yielding = std::ceil(kYieldingEms * em);
    QList<qreal> words;
    QList<qreal> firm;
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        const qreal few = qMin(m_wanted[i], std::ceil(kFewEms * em));
        words.append(qBound(few, m_words[i], yielding) + m_padding);
        firm.append(qMax(words.last(), m_firm[i] + m_padding));
    }
    if (sumOf(firm) <= m_available)
        return firm;
    return sumOf(words) <= kNearly * m_available ? words : QList<qreal>(m_words.size(), yielding + m_padding);
}

void TableColumns::fit()
{
    QList<qreal> widths = m_wanted;
    for (qreal &width : widths)
        width += m_padding;
    const QList<qreal> least = leastWidths();
    const qreal excess = sumOf(widths) - m_available;
    qreal spare = 0;
    for (qsizetype i = 0; i < widths.size(); ++i)
        spare += qMax(0.0, widths[i] - least[i]);
    if (m_available > 0 && excess > 0 && spare > 0) {
        const qreal part = qMin(1.0, excess / spare);
        for (qsizetype i = 0; i < widths.size(); ++i)
            widths[i] = std::floor(widths[i] - qMax(0.0, widths[i] - least[i]) * part);
    }
    fill(widths);
    if (widths == m_widths)
        return;
    m_widths = widths;
    Q_EMIT changed();
}

//! Room that is left goes to those with more to show than columns want.
void TableColumns::fill(QList<qreal> &widths) const
{
    const qreal left = m_available - sumOf(widths);
    const qreal more = sumOf(m_longest) - sumOf(m_wanted);
    if (left <= 0 || more <= 0)
        return;
    const qreal part = qMin(1.0, left / more);
    for (qsizetype i = 0; i < widths.size(); ++i)
        widths[i] += std::floor((m_longest[i] - m_wanted[i]) * part);
}

} // namespace confab::markdown
