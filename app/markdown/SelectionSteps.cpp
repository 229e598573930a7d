// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SelectionSteps.h"

#include <QTextBoundaryFinder>

namespace confab::markdown {

namespace {

bool hasWords(const Block &block)
{
    switch (block.type) {
    case BlockType::Paragraph:
    case BlockType::Heading:
    case BlockType::Code:
    case BlockType::ListItem:
    case BlockType::Table:
    case BlockType::Formula:
        return true;
    default:
        return false;
    }
}

int lengthAt(const QList<Block> &blocks, const TextPosition &at)
{
    return int(textAt(blocks, at.block, at.cell).text.size());
}

int lastCell(const Block &block)
{
    return qMax(0, int(block.cells.size()) - 1);
}

QTextBoundaryFinder finderFor(Step step, const QString &text)
{
    return {step == Step::Word ? QTextBoundaryFinder::Word : QTextBoundaryFinder::Grapheme, text};
}

bool isStop(const QTextBoundaryFinder &finder, Step step)
{
    return step == Step::Character || finder.boundaryReasons().testFlag(QTextBoundaryFinder::StartOfItem);
}

} // namespace

TextPosition stepForth(const QList<Block> &blocks, const TextPosition &at, Step step)
{
    const QString text = textAt(blocks, at.block, at.cell).text;
    if (at.offset < text.size()) {
        QTextBoundaryFinder finder = finderFor(step, text);
        finder.setPosition(at.offset);
        qsizetype to = finder.toNextBoundary();
        while (to >= 0 && to < text.size() && !isStop(finder, step))
            to = finder.toNextBoundary();
        return {at.block, at.cell, to < 0 ? int(text.size()) : int(to)};
    }
    if (at.block < blocks.size() && at.cell < lastCell(blocks.at(at.block)))
        return {at.block, at.cell + 1, 0};
    for (int block = at.block + 1; block < blocks.size(); ++block) {
        if (hasWords(blocks.at(block)))
            return {block, 0, 0};
    }
    return allOf(blocks).end;
}

TextPosition stepBack(const QList<Block> &blocks, const TextPosition &at, Step step)
{
    if (at.offset > 0) {
        const QString text = textAt(blocks, at.block, at.cell).text;
        QTextBoundaryFinder finder = finderFor(step, text);
        finder.setPosition(qMin(at.offset, int(text.size())));
        qsizetype to = finder.toPreviousBoundary();
        while (to > 0 && !isStop(finder, step))
            to = finder.toPreviousBoundary();
        return {at.block, at.cell, qMax(0, int(to))};
    }
    if (at.cell > 0)
        return {at.block, at.cell - 1, lengthAt(blocks, {at.block, at.cell - 1, 0})};
    for (int block = qMin(at.block, int(blocks.size())) - 1; block >= 0; --block) {
        if (hasWords(blocks.at(block))) {
            const int cell = lastCell(blocks.at(block));
            return {block, cell, lengthAt(blocks, {block, cell, 0})};
        }
    }
    return {};
}

} // namespace confab::markdown
