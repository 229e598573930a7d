// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Footnotes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

constexpr auto kNote = "#note-"_L1;
constexpr auto kMark = "#mark-"_L1;

bool leadsFrom(const RichText &text, const QString &url)
{
    return std::any_of(text.spans.cbegin(), text.spans.cend(), [&url](const Span &span) { return span.url == url; });
}

bool leadsFrom(const Block &block, const QString &url)
{
    return leadsFrom(block.content, url) || std::any_of(block.cells.cbegin(), block.cells.cend(),
                                                        [&url](const RichText &cell) { return leadsFrom(cell, url); });
}

} // namespace

QString addressOfNote(int number)
{
    return kNote + QString::number(number);
}

QString addressOfMark(int number)
{
    return kMark + QString::number(number);
}

bool leadsWithin(const QString &url)
{
    return url.startsWith(u'#');
}

int noteOf(const Span &span)
{
    return span.url.startsWith(kNote) ? QStringView(span.url).sliced(kNote.size()).toInt() : 0;
}

QSet<int> notesMarkedIn(const QList<Block> &blocks)
{
    QSet<int> notes;
    const auto look = [&notes](const RichText &text) {
        for (const Span &span : text.spans)
            notes.insert(noteOf(span));
    };
    for (const Block &block : blocks) {
        look(block.content);
        std::for_each(block.cells.cbegin(), block.cells.cend(), look);
    }
    notes.remove(0);
    return notes;
}

int rowOf(const QList<Block> &blocks, const QString &url)
{
    const QString number = url.section(u'-', 1) + u'.';
    const bool toNote = url.startsWith(kNote);
    const QString back = addressBack(url);
    const auto row = std::find_if(blocks.cbegin(), blocks.cend(), [&](const Block &each) {
        return toNote ? each.footnote && each.depth == 1 && each.marker == number : leadsFrom(each, back);
    });
    return row == blocks.cend() ? -1 : int(row - blocks.cbegin());
}

QString addressBack(const QString &url)
{
    return url.startsWith(kNote) ? kMark + url.sliced(kNote.size()) : kNote + url.sliced(kMark.size());
}

bool isRuleAboveNotes(const QList<Block> &blocks, qsizetype row)
{
    return blocks.at(row).type == BlockType::Rule && !blocks.at(row).footnote && row + 1 < blocks.size() &&
           blocks.at(row + 1).footnote;
}

void addWayBack(Block &block, int number)
{
    RichText &text = block.content;
    if (block.type != BlockType::Paragraph && block.type != BlockType::ListItem)
        return;
    text.spans.append({int(text.text.size()), 1, Quiet, {}});
    text.spans.append({int(text.text.size()) + 1, 1, Formats(Quiet) | Link, addressOfMark(number)});
    // The arrow does not stand in a line alone.
    text.text += u"\u00A0\u21A9"_s;
}

} // namespace confab::markdown
