// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BlockMarkdown.h"

#include "ContainerLines.h"
#include "Footnotes.h"
#include "InlineMarkdown.h"
#include "MarkdownParser.h"
#include "RenderLimits.h"
#include "Slice.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

using Place = WordsPlace;

QString addressOf(const QString &url)
{
    return url.contains(u'(') || url.contains(u')') ? u"(<"_s + url + u">)"_s : u'(' + url + u')';
}

QString pictureOf(const Block &block)
{
    QString picture = u"!["_s + block.content.text + u']' + addressOf(block.url);
    const QList<Block> read = parse(picture);
    if (read.size() != 1 || read.first().content != block.content || read.first().type != BlockType::Image) {
        QString name = block.content.text;
        for (const char16_t sign : {u'\\', u'[', u'`', u'*', u'_', u'<', u'&', u'$', u'~'})
            name.replace(QChar(sign), u"\\"_s + QChar(sign));
        name.replace(u']', "&#93;"_L1); // "\[" and "\]" together would be a formula
        picture = u"!["_s + name + u']' + addressOf(block.url);
    }
    return block.linkUrl.isEmpty() ? picture : u'[' + picture + u']' + addressOf(block.linkUrl);
}

QString alertName(Alert alert)
{
    switch (alert) {
    case Alert::Tip:
        return u"[!TIP]"_s;
    case Alert::Important:
        return u"[!IMPORTANT]"_s;
    case Alert::Warning:
        return u"[!WARNING]"_s;
    case Alert::Caution:
        return u"[!CAUTION]"_s;
    default:
        return u"[!NOTE]"_s;
    }
}

QString tableOf(const Block &table)
{
    QStringList rows;
    const QList<RichText> cells = table.allCells();
    const QList<CellAlignment> alignments = table.allAlignments();
    for (qsizetype row = 0; row < cells.size() / alignments.size(); ++row) {
        QString line = u"|"_s;
        for (qsizetype column = 0; column < alignments.size(); ++column)
            line += u' ' + inlineMarkdown(cells.at(row * alignments.size() + column), Place::Cell) + u" |"_s;
        rows.append(line);
        if (row > 0)
            continue;
        QString rule = u"|"_s;
        for (const CellAlignment alignment : alignments)
            rule += alignment == CellAlignment::Center  ? u" :---: |"_s
                    : alignment == CellAlignment::Right ? u" ---: |"_s
                                                        : u" --- |"_s;
        rows.append(rule);
    }
    return rows.join(u'\n');
}

QString detailsOf(const Block &block)
{
    QString lines = block.open ? u"<details open>"_s : u"<details>"_s;
    if (!block.content.text.isEmpty())
        lines += u"\n<summary>"_s + inlineMarkdown(block.content, Place::Summary) + u"</summary>"_s;
    return lines;
}

QString taskOf(const Block &block)
{
    return block.task == TaskState::NotATask ? QString() : block.task == TaskState::Done ? u"[x] "_s : u"[ ] "_s;
}

QString linesOf(const Block &block)
{
    switch (block.type) {
    case BlockType::Heading:
        return QString(qBound(1, block.level, 6), u'#') + u' ' + inlineMarkdown(block.content, Place::Heading);
    case BlockType::Code:
        return fenced(block.code(), block.language, block.info);
    case BlockType::Table:
        return tableOf(block);
    case BlockType::Rule:
        return block.marker.isEmpty() ? u"---"_s : u"***"_s; // "- ---" is a rule alone
    case BlockType::Image:
        return pictureOf(block);
    case BlockType::Formula:
        return written(block.content).text;
    case BlockType::Details:
        return detailsOf(block);
    case BlockType::AlertTitle:
        return alertName(block.alert);
    case BlockType::ListItem:
        return taskOf(block) + inlineMarkdown(block.content, Place::Item);
    default:
        return taskOf(block) + inlineMarkdown(block.content, Place::Paragraph);
    }
}

bool isTight(const Block &above, const Block &block)
{
    if (above.type == BlockType::AlertTitle)
        return block.type == BlockType::Paragraph && block.joinedQuotes == above.quoteDepth;
    return block.type == BlockType::ListItem && above.type == BlockType::ListItem && block.gap == Gap::TightGap;
}

//! `notes`: those that are marked in what is written.
ContainerLines::Place placeOf(const Block &block, const QSet<int> &notes)
{
    ContainerLines::Place place;
    place.quotes = block.quoteDepth;
    place.joinedQuotes = block.joinedQuotes;
    place.lists = block.depth;
    place.marker = block.marker;
    if (!block.marker.isEmpty() && !block.marker.front().isDigit())
        place.marker = u"-"_s;
    if (block.footnote && block.depth == 1 && !block.marker.isEmpty() &&
        notes.contains(block.marker.chopped(1).toInt())) {
        place.marker = u"[^"_s + block.marker.chopped(1) + u"]:"_s;
        place.indent = 4;
    }
    return place;
}

class Writing
{
public:
    explicit Writing(const QList<Block> &blocks)
        : m_notes(notesMarkedIn(blocks))
    {
        for (qsizetype i = 0; i < blocks.size(); ++i) {
            if (!isRuleAboveNotes(blocks, i))
                add(blocks.at(i));
        }
        while (!m_details.isEmpty())
            endDetails(m_lines);
    }

    QString take() { return m_lines.take(); }

private:
    void add(const Block &block)
    {
        if (block.type == BlockType::More || block.type == BlockType::Less)
            return;
        while (!m_details.isEmpty() && !block.folds.contains(m_details.last().fold))
            endDetails(m_lines);
        ContainerLines::Place place = placeOf(block, m_notes);
        place.tight = m_above && isTight(*m_above, block);
        if (!place.marker.isEmpty())
            tellApart(block, place);
        m_lines.add(linesOf(block), place);
        if (block.type == BlockType::Details)
            m_details.append(block);
        m_above = &block;
    }

    //! A list right below another one has another sign, or something between them, or it would go on with that.
    void tellApart(const Block &block, ContainerLines::Place &place)
    {
        QString &above = m_markers[block.depth];
        const bool bullet = place.marker == "-"_L1;
        if (block.gap == Gap::ApartGap && m_above && !above.isEmpty() && above.back() == place.marker.back() &&
            !bullet) {
            ContainerLines::Place between = place;
            between.marker.clear();
            --between.lists;
            m_lines.add(u"<!-- -->"_s, between);
        }
        const bool other = block.gap == Gap::ApartGap && above == "-"_L1;
        if (bullet && (other || (block.gap != Gap::ApartGap && above == "*"_L1)))
            place.marker = u"*"_s;
        above = place.marker;
        std::fill(m_markers.begin() + block.depth + 1, m_markers.end(), QString());
    }

    void endDetails(ContainerLines &lines)
    {
        ContainerLines::Place place = placeOf(m_details.takeLast(), {});
        place.marker.clear();
        place.joinedQuotes = place.quotes;
        lines.add(u"</details>"_s, place);
    }

    const QSet<int> m_notes;
    ContainerLines m_lines;
    QList<Block> m_details;                                             //!< that are open
    QStringList m_markers = QStringList(limits::kDepth + 1, QString()); //!< of the items above, by their depth
    const Block *m_above = nullptr;
};

} // namespace

QString markdownOf(const QList<Block> &blocks)
{
    return Writing(blocks).take();
}

QString fenced(const QString &code, const QString &language, const QString &info)
{
    QString name = info.isEmpty() ? language : language + u' ' + info;
    const QChar sign = name.contains(u'`') ? u'~' : u'`';
    name.replace(u"\\"_s, u"\\\\"_s).replace(u"&"_s, u"\\&"_s);
    int longest = 2;
    for (int i = 0, length = 0; i < code.size(); ++i) {
        length = code.at(i) == sign ? length + 1 : 0;
        longest = qMax(longest, length);
    }
    const QString fence(longest + 1, sign);
    return fence + name + u'\n' + (code.isEmpty() ? QString() : code + u'\n') + fence;
}

} // namespace confab::markdown
