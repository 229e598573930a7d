// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "PlainWords.h"

#include "Footnotes.h"
#include "Links.h"
#include "LinkTarget.h"
#include "Slice.h"

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

constexpr int kStep = 2; //!< spaces a level of a list

//! What is only drawn is left out, and what is drawn only is said: the number of a note in brackets, and where a link
//! leads that a reader would expect to lead elsewhere.
QString wordsOf(const RichText &text)
{
    const RichText words = written(text);
    QString said;
    int from = 0;
    for (const LinkPlace &link : linksOf(words)) {
        said += QStringView(words.text).sliced(from, link.start - from);
        from = link.end;
        said += leadsWithin(link.url) ? u'[' + link.label + u']' : link.label;
        if (!link.url.startsWith(link.label) && isMisleading(link.label, linkTarget(link.url)))
            said += u" ("_s + link.url + u')';
    }
    said += QStringView(words.text).sliced(from);
    return said;
}

QString wordsOfTable(const Block &table)
{
    QString words;
    const QList<RichText> cells = table.allCells();
    const qsizetype columns = table.allAlignments().size();
    for (int i = 0; i < cells.size(); ++i) {
        if (i > 0)
            words += i % columns == 0 ? u'\n' : u'\t';
        words += wordsOf(cells.at(i)).replace(u'\n', u' ');
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
        return wordsOf(block.content);
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
    for (qsizetype row = 0; row < blocks.size(); ++row) {
        const Block &block = blocks.at(row);
        const QString lines = linesOf(block);
        if ((lines.trimmed().isEmpty() && block.type != BlockType::Code) || isRuleAboveNotes(blocks, row))
            continue;
        if (above)
            text += isTight(*above, block) ? u"\n"_s : u"\n\n"_s;
        text += lines;
        above = &block;
    }
    return text;
}

} // namespace confab::markdown
