// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "DrawingCost.h"

#include "Cut.h"
#include "Emoji.h"
#include "RenderLimits.h"

#include <numeric>

namespace confab::markdown {

namespace {

// Measured with the software renderer; only how they compare matters. Code is laid out twice, as its width is asked
// for. Lines of code and rows of tables are laid out when they come in sight: there are never many at once.
constexpr int kLinesInSight = 100;
constexpr int kRowsInSight = 60;
constexpr int kRowOutOfSight = 80;
constexpr int kBlock = 700;
constexpr int kCodeBlock = 2'000; //!< its frame, header and button
constexpr int kCell = 300;
constexpr int kRun = 25;
constexpr int kTokenLength = 12; //!< UTF-16 units of code that have a colour of their own, on the average
constexpr int kLetter = 2;
constexpr int kCodeLetter = 1;
constexpr int kSign = 8;      //!< more than a letter: fonts have ligatures for many of them
constexpr int kNewLine = 20;  //!< a paragraph of the document
constexpr int kTurn = 20;     //!< to another script or direction
constexpr int kPicture = 120; //!< each UTF-16 unit of an emoji: its bitmap is unpacked whenever it is measured

qsizetype endOfLines(const QString &text, int lines)
{
    qsizetype end = -1;
    for (int i = 0; i < lines; ++i) {
        end = text.indexOf(u'\n', end + 1);
        if (end < 0)
            return text.size();
    }
    return end;
}

//! Goes along a text, adding up.
class Meter
{
public:
    Meter(const RichText &text, bool code, bool coloured)
        : m_text(text)
        , m_end(code ? endOfLines(text.text, kLinesInSight) : text.text.size())
        , m_pictures(emojiRuns(text.text.first(m_end)))
        , m_code(code)
        , m_coloured(coloured)
    {
    }

    //! How much of the text costs no more than `most`.
    int lengthWithin(int most)
    {
        for (int i = 0; i < m_end; ++i) {
            m_cost += costAt(i);
            if (m_cost > most)
                return i;
        }
        return int(m_text.text.size());
    }

    int cost() const { return m_cost; }

private:
    int costAt(int at) { return letterAt(at) + runAt(at) + pictureAt(at); }

    int letterAt(int at)
    {
        const QChar c = m_text.text[at];
        if (c == u'\n')
            return kNewLine;
        int cost = m_code ? kCodeLetter : kLetter;
        if (c.unicode() > 0x7F ? !c.isLetterOrNumber() && !c.isSpace() : c.isPunct() || c.isSymbol())
            cost += kSign;
        const QChar::Script script = c.script();
        if (script > QChar::Script_Common && script != m_script) {
            m_script = script;
            cost += m_code ? 2 * kTurn : kTurn;
        }
        return cost;
    }

    int runAt(int at)
    {
        bool begins = m_coloured && at % kTokenLength == 0;
        if (m_nextSpan < m_text.spans.size() && m_text.spans[m_nextSpan].start <= at) {
            ++m_nextSpan;
            begins = true;
        }
        return begins && m_runs++ < limits::kRuns ? kRun : 0;
    }

    int pictureAt(int at)
    {
        while (m_nextPicture < m_pictures.size() &&
               m_pictures[m_nextPicture].start + m_pictures[m_nextPicture].length <= at)
            ++m_nextPicture;
        const bool picture = m_nextPicture < m_pictures.size() && m_pictures[m_nextPicture].start <= at;
        return !picture ? 0 : m_code ? 2 * kPicture : kPicture;
    }

    const RichText &m_text;
    const qsizetype m_end; //!< of what counts
    const QList<EmojiRun> m_pictures;
    const bool m_code;
    const bool m_coloured;
    qsizetype m_nextSpan = 0;
    qsizetype m_nextPicture = 0;
    int m_runs = 0;
    int m_cost = 0;
    QChar::Script m_script = QChar::Script_Latin;
};

Meter meterOf(const Block &block)
{
    const bool code = block.type == BlockType::Code;
    return {block.content, code, code && !block.language.isEmpty()};
}

int frameCost(const Block &block)
{
    return block.type == BlockType::Code ? kCodeBlock : kBlock;
}

int costOf(const RichText &cell)
{
    Meter meter(cell, false, false);
    meter.lengthWithin(INT_MAX);
    return kCell + meter.cost();
}

int costOfRow(const Block &table, int row)
{
    if (row >= kRowsInSight)
        return kRowOutOfSight;
    int cost = 0;
    for (int column = 0; column < table.columns(); ++column)
        cost += costOf(table.cells.at(qsizetype(row) * table.columns() + column));
    return cost;
}

bool shortenTable(Block &table, int cost)
{
    int rows = 0;
    for (int left = cost - kBlock; rows < table.rows(); ++rows) {
        left -= costOfRow(table, rows);
        if (left < 0)
            break;
    }
    cutRows(table, rows);
    return rows > 0;
}

} // namespace

int drawingCost(const Block &block)
{
    int cost = frameCost(block);
    for (int row = 0; row < block.rows(); ++row)
        cost += costOfRow(block, row);
    Meter meter = meterOf(block);
    meter.lengthWithin(INT_MAX);
    return cost + meter.cost();
}

bool shorten(Block &block, int cost)
{
    if (block.columns() > 0)
        return shortenTable(block, cost);
    const int fitting = meterOf(block).lengthWithin(cost - frameCost(block));
    if (fitting >= block.content.text.size())
        return cost >= frameCost(block);
    const int length = fitting > 0 ? goodEnd(block.content.text, fitting) : 0;
    if (length <= 0)
        return false;
    cut(block, length);
    return true;
}

int drawingCost(const QList<Block> &blocks)
{
    return std::accumulate(blocks.begin(), blocks.end(), 0,
                           [](int cost, const Block &block) { return cost + drawingCost(block); });
}

QList<Block> firstBlocks(QList<Block> blocks, int cost)
{
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        const int own = drawingCost(blocks.at(i));
        if (own > cost) {
            // Something is to be seen.
            const bool rest = shorten(blocks[i], cost) || i == 0;
            blocks.resize(rest ? i + 1 : i);
            break;
        }
        cost -= own;
    }
    return blocks;
}

} // namespace confab::markdown
