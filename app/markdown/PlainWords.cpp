// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PlainWords.h"

#include "Slice.h"

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

constexpr int kStep = 2; //!< spaces a level of a list

QString wordsOfTable(const Block &table)
{
    QString words;
    const QList<RichText> cells = table.allCells();
    for (int i = 0; i < cells.size(); ++i) {
        if (i > 0)
            words += i % table.columns() == 0 ? u'\n' : u'\t';
        words += written(cells.at(i)).text.replace(u'\n', u' ');
    }
    return words;
}

QString nameOf(Alert alert)
{
    switch (alert) {
    case Alert::Note:
        return u"Note"_s;
    case Alert::Tip:
        return u"Tip"_s;
    case Alert::Important:
        return u"Important"_s;
    case Alert::Warning:
        return u"Warning"_s;
    case Alert::Caution:
        return u"Caution"_s;
    case Alert::NoAlert:
        break;
    }
    return {};
}

QString wordsOf(const Block &block)
{
    switch (block.type) {
    case BlockType::Code:
        return block.code();
    case BlockType::Table:
        return wordsOfTable(block);
    case BlockType::Rule:
        return u"---"_s;
    case BlockType::Image:
        return block.content.text.isEmpty() ? block.url : block.content.text;
    case BlockType::AlertTitle:
        return nameOf(block.alert);
    case BlockType::More:
    case BlockType::Less:
        return {};
    default:
        return written(block.content).text;
    }
}

QString markerOf(const Block &block)
{
    if (block.marker.isEmpty())
        return {};
    switch (block.task) {
    case TaskState::Open:
        return u"[ ] "_s;
    case TaskState::Done:
        return u"[x] "_s;
    case TaskState::NotATask:
        break;
    }
    return block.marker + u' ';
}

QString linesOf(const Block &block)
{
    const QString words = wordsOf(block);
    // A copy of code is to be run, and tabs are to be columns.
    if (block.type == BlockType::Code || block.type == BlockType::Table)
        return words;
    const QString marker = markerOf(block);
    const QString further(kStep * block.depth, u' ');
    const QString first = marker.isEmpty() ? further : QString(kStep * qMax(0, block.depth - 1), u' ') + marker;
    return first + QString(words).replace(u'\n', u'\n' + further);
}

bool isTight(const Block &above, const Block &block)
{
    return above.type != BlockType::Heading && (block.gap == Gap::TightGap || block.gap == Gap::NoGap);
}

} // namespace

QString plainWords(const QList<Block> &blocks)
{
    QString text;
    const Block *above = nullptr;
    for (const Block &block : blocks) {
        const QString lines = linesOf(block);
        if (lines.trimmed().isEmpty() && block.type != BlockType::Code)
            continue;
        if (above)
            text += isTight(*above, block) ? u"\n"_s : u"\n\n"_s;
        text += lines;
        above = &block;
    }
    return text;
}

} // namespace confab::markdown
