// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Fold.h"

#include "Cut.h"

namespace confab::markdown {

namespace {

constexpr int kLineLength = 90; //!< UTF-16 units of prose in a line
constexpr int kFrame = 2;       //!< lines that the header and the edges of code take

//! Goes along the lines of a text as they are drawn: code is not wrapped.
class Lines
{
public:
    explicit Lines(const Block &block)
        : m_text(block.content.text)
        , m_length(block.type == BlockType::Code ? INT_MAX : kLineLength)
    {
    }

    int count() const { return placeOf(INT_MAX).first; }
    //! Where so many lines end; the whole length where there are no more.
    int end(int lines) const { return placeOf(lines).second; }

private:
    //! How many lines there are before the position, no more than `most`.
    std::pair<int, int> placeOf(int most) const
    {
        int lines = 0;
        qsizetype at = 0;
        while (lines < most) {
            qsizetype end = m_text.indexOf(u'\n', at);
            if (end < 0)
                end = m_text.size();
            const int rows = qMax(1, int((end - at + m_length - 1) / m_length));
            if (rows > most - lines)
                return {most, goodEnd(m_text, int(at) + (most - lines) * m_length)};
            lines += rows;
            at = end + 1;
            if (end == m_text.size())
                return {lines, int(end)};
        }
        return {lines, int(at) - 1};
    }

    const QString &m_text;
    const qsizetype m_length;
};

int frameLines(const Block &block)
{
    return block.type == BlockType::Code ? kFrame : 0;
}

int lineCount(const Block &block)
{
    if (block.columns() > 0)
        return block.rows() + block.hiddenRows;
    return Lines(block).count() + frameLines(block);
}

} // namespace

int lineCount(const QList<Block> &blocks)
{
    int lines = 0;
    for (const Block &block : blocks)
        lines += block.type == BlockType::More ? 0 : lineCount(block);
    return lines;
}

QList<Block> firstLines(const QList<Block> &blocks, int lines)
{
    QList<Block> first;
    for (const Block &block : blocks) {
        if (lines <= 0)
            break;
        first.append(block);
        const int own = lineCount(block);
        if (own > lines) {
            Block &last = first.last();
            if (last.columns() > 0)
                cutRows(last, qMin(last.rows(), lines));
            else
                cut(last, Lines(block).end(qMax(1, lines - frameLines(block))));
        }
        lines -= own;
    }
    return first;
}

} // namespace confab::markdown
