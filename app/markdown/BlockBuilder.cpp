// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BlockBuilder.h"

#include "Cut.h"
#include "Document.h"
#include "DrawingCost.h"
#include "Footnotes.h"
#include "HtmlTags.h"
#include "InlineReader.h"
#include "RenderLimits.h"
#include "TextCollector.h"

#include <algorithm>
#include <array>
#include <cmark-gfm-core-extensions.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

constexpr int kAlertLine = 32; //!< characters, at most

Alert alertNamed(QStringView line)
{
    struct Named
    {
        QLatin1StringView name;
        Alert alert;
    };
    static constexpr std::array kNamed = {
        Named{"[!NOTE]"_L1, Alert::Note}, Named{"[!TIP]"_L1, Alert::Tip}, Named{"[!IMPORTANT]"_L1, Alert::Important},
        Named{"[!WARNING]"_L1, Alert::Warning}, Named{"[!CAUTION]"_L1, Alert::Caution}};
    for (const Named &each : kNamed) {
        if (line.compare(each.name, Qt::CaseInsensitive) == 0)
            return each.alert;
    }
    return Alert::NoAlert;
}

//! The alert that the first line of a quote names; the line is taken out of the tree.
Alert takeAlert(cmark_node *quote)
{
    cmark_node *paragraph = cmark_node_first_child(quote);
    if (!paragraph || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH)
        return Alert::NoAlert;
    cmark_node *words = cmark_node_first_child(paragraph);
    if (!words || cmark_node_get_type(words) != CMARK_NODE_TEXT)
        return Alert::NoAlert;
    cmark_node *after = cmark_node_next(words);
    const bool alone = !after || cmark_node_get_type(after) == CMARK_NODE_SOFTBREAK ||
                       cmark_node_get_type(after) == CMARK_NODE_LINEBREAK;
    const Alert alert = alone ? alertNamed(QString::fromUtf8(cmark_node_get_literal(words)).left(kAlertLine).trimmed())
                              : Alert::NoAlert;
    if (alert == Alert::NoAlert)
        return alert;
    cmark_node_free(words);
    if (after)
        cmark_node_free(after);
    return alert; // the paragraph stays, maybe without anything in it: whoever goes through the tree comes to it next
}

CellAlignment alignmentOf(uint8_t letter)
{
    return letter == 'c' ? CellAlignment::Center : letter == 'r' ? CellAlignment::Right : CellAlignment::Left;
}

//! "[ ] " or "[x] " at the beginning of an item is its box; "\\[ ] " is text.
TaskState takeTask(RichText &text)
{
    constexpr int kBox = 4;
    if (text.text.size() < kBox || text.text[0] != u'[' || text.text[2] != u']' || !text.text[3].isSpace() ||
        (!text.spans.isEmpty() && text.spans.first().start < kBox))
        return TaskState::NotATask;
    const QChar mark = text.text[1];
    if (mark != u' ' && mark != u'x' && mark != u'X')
        return TaskState::NotATask;
    text.text.remove(0, kBox);
    for (Span &span : text.spans)
        span.start -= kBox;
    return mark == u' ' ? TaskState::Open : TaskState::Done;
}

//! A text of one line; as it was written, where it is not just words ("1. First").
RichText wordsOf(const QString &line)
{
    const MarkedSource source(line);
    const Document document(source);
    cmark_node *paragraph = cmark_node_first_child(document.root());
    if (!paragraph || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH)
        return asWritten(line);
    const QList<Block> words = InlineReader(source, InlineReader::Rows::None).read(paragraph);
    return words.isEmpty() ? asWritten(line) : words.first().content;
}

//! Whether a node begins below the one before it. The library doesn't tell where a table begins that stands right under
//! text: both are taken together.
bool beginsBelow(cmark_node *node, cmark_node *before)
{
    const int end = cmark_node_get_end_line(before);
    return end > 0 && end < cmark_node_get_start_line(node);
}

//! Of a list, its last item.
cmark_node *lastOf(cmark_node *part)
{
    return part && cmark_node_get_type(part) == CMARK_NODE_LIST ? cmark_node_last_child(part) : part;
}

cmark_node *partBefore(cmark_node *part)
{
    const bool isItem = cmark_node_get_type(part) == CMARK_NODE_ITEM;
    if (isItem && cmark_node_previous(part))
        return cmark_node_previous(part);
    return lastOf(cmark_node_previous(isItem ? cmark_node_parent(part) : part));
}

//! The last part of a document that more text can go on with, or can't be told yet: what begins with an unfinished line
//! may turn out to belong to the part before.
cmark_node *openNode(cmark_node *document, int lines)
{
    cmark_node *part = cmark_node_last_child(document);
    while (part && cmark_node_get_type(part) == CMARK_NODE_FOOTNOTE_DEFINITION)
        part = cmark_node_previous(part);
    part = lastOf(part);
    if (part && cmark_node_get_start_line(part) >= lines)
        part = partBefore(part);
    while (part && cmark_node_get_type(part) != CMARK_NODE_ITEM && cmark_node_previous(part) &&
           !beginsBelow(part, cmark_node_previous(part)))
        part = cmark_node_previous(part);
    return part;
}

} // namespace

BlockBuilder::BlockBuilder(const MarkedSource &source, int maxBlocks, BuildState state)
    : m_source(source)
    , m_maxBlocks(maxBlocks)
    , m_state(std::move(state))
{
}

void BlockBuilder::build(cmark_node *document)
{
    cmark_node *open = openNode(document, m_source.lineCount());
    const NodeIterator iterator(cmark_iter_new(document));
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE && !m_state.full;
         event = cmark_iter_next(iterator.get())) {
        cmark_node *node = cmark_iter_get_node(iterator.get());
        if (event == CMARK_EVENT_ENTER && node == open)
            settle(node);
        if (event == CMARK_EVENT_EXIT)
            leave(node);
        else if (!enter(node) && cmark_node_first_child(node))
            cmark_iter_reset(iterator.get(), node, CMARK_EVENT_EXIT);
    }
}

QList<Block> BlockBuilder::take(bool cut)
{
    QList<Block> blocks = std::exchange(m_state.blocks, {});
    if (m_state.full || cut) {
        Block more;
        more.type = BlockType::More;
        more.gap = blocks.isEmpty() ? Gap::NoGap : Gap::NormalGap;
        blocks.append(more);
    }
    return blocks;
}

void BlockBuilder::settle(cmark_node *node)
{
    m_settled = m_state;
    m_settled.containers.pause();
    m_settledLine = cmark_node_get_start_line(node);
    m_settled.apart = m_settledLine > 1 ? m_source.isBlank(m_settledLine - 1) : m_state.apart;
}

bool BlockBuilder::enter(cmark_node *node)
{
    const int line = cmark_node_get_start_line(node);
    if (line > 1)
        m_state.apart = m_source.isBlank(line - 1);
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_DOCUMENT)
        return true;
    if (type == CMARK_NODE_BLOCK_QUOTE)
        return enterQuote(node);
    if (type == CMARK_NODE_ITEM) {
        m_state.containers.enterItem();
        return true;
    }
    if (type == CMARK_NODE_LIST) {
        pushMarkerBeside();
        m_state.containers.enterList({cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
                                      cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? u')' : u'.',
                                      cmark_node_get_list_start(node), 0});
        return true;
    }
    if (type == CMARK_NODE_FOOTNOTE_DEFINITION) {
        // The notes stand below a rule.
        if (!m_state.containers.hasFootnotes())
            addRule();
        m_state.containers.enterFootnote();
        return true;
    }
    if (type == CMARK_NODE_PARAGRAPH)
        addParagraph(node);
    else if (type == CMARK_NODE_HEADING)
        addHeading(node);
    else if (type == CMARK_NODE_CODE_BLOCK)
        addCode(node);
    else if (type == CMARK_NODE_HTML_BLOCK)
        addHtml(node);
    else if (isTable(node))
        addTable(node);
    else if (type == CMARK_NODE_THEMATIC_BREAK)
        addRule();
    return false;
}

bool BlockBuilder::enterQuote(cmark_node *node)
{
    pushMarkerBeside();
    const Alert alert = takeAlert(node);
    m_state.containers.enterQuote(alert);
    if (alert != Alert::NoAlert) {
        Block title;
        title.type = BlockType::AlertTitle;
        push(title);
    } else if (!cmark_node_first_child(node)) {
        push(Block{});
    }
    return true;
}

void BlockBuilder::leave(cmark_node *node)
{
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_BLOCK_QUOTE) {
        m_state.containers.leaveQuote();
    } else if (type == CMARK_NODE_ITEM) {
        pushLoneMarker();
        m_state.containers.leaveItem();
    } else if (type == CMARK_NODE_LIST) {
        m_state.containers.leaveList();
    } else if (type == CMARK_NODE_FOOTNOTE_DEFINITION) {
        pushLoneMarker();
        const int number = m_state.containers.leaveFootnote();
        if (!m_state.full && !m_state.blocks.isEmpty())
            addWayBack(m_state.blocks.last(), number);
    }
}

void BlockBuilder::addParagraph(cmark_node *node)
{
    if (!cmark_node_first_child(node)) // its words were the name of an alert
        return;
    QList<Block> rows = InlineReader(m_source, InlineReader::Rows::OfTheirOwn).read(node);
    if (rows.isEmpty())
        addSource(node);
    const bool boxed = m_source.hasSign(cmark_node_get_start_line(node), cmark_node_get_start_column(node), u'[');
    for (Block &row : rows) {
        if (boxed && m_state.containers.hasPendingMarker() && row.type == BlockType::Paragraph)
            row.task = takeTask(row.content);
        push(std::move(row));
        m_state.apart = true;
    }
}

void BlockBuilder::addHeading(cmark_node *node)
{
    Block heading;
    heading.type = BlockType::Heading;
    heading.level = cmark_node_get_heading_level(node);
    for (const Block &row : InlineReader(m_source, InlineReader::Rows::None).read(node))
        heading.content = row.content;
    if (heading.content.text.isEmpty())
        addSource(node);
    else
        push(std::move(heading));
}

void BlockBuilder::addCode(cmark_node *node)
{
    Block block;
    block.type = BlockType::Code;
    const QString fence = m_source.read(cmark_node_get_fence_info(node), MarkedSource::As::Text).simplified();
    block.language = fence.section(u' ', 0, 0).left(limits::kLanguage);
    block.info = fence.section(u' ', 1).left(limits::kFenceInfo);
    QString code = m_source.read(cmark_node_get_literal(node), MarkedSource::As::Verbatim);
    int length = 0;
    int offset = 0;
    char sign = 0;
    if (cmark_node_get_fenced(node, &length, &offset, &sign))
        block.open = cmark_node_get_end_line(node) - cmark_node_get_start_line(node) <= code.count(u'\n');
    if (code.endsWith(u'\n'))
        code.chop(1);
    TextCollector text;
    text.appendCode(code);
    block.content = text.take();
    if (block.content.text != code)
        block.uncut = code;
    push(std::move(block));
}

void BlockBuilder::addTable(cmark_node *node)
{
    Block table;
    table.type = BlockType::Table;
    const int all = int(cmark_gfm_extensions_get_table_columns(node));
    const int columns = qMin(all, limits::kTableColumns);
    const uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(node);
    for (int column = 0; column < columns; ++column)
        table.alignments.append(alignmentOf(alignments[column]));
    for (int column = columns; column < all; ++column)
        table.furtherAlignments.append(alignmentOf(alignments[column]));
    for (cmark_node *row = cmark_node_first_child(node); row; row = cmark_node_next(row)) {
        QList<RichText> cells;
        cmark_node *each = cmark_node_first_child(row);
        for (int column = 0; column < columns; ++column, each = each ? cmark_node_next(each) : nullptr)
            cells.append(each ? cell(each) : RichText());
        appendRow(table, cells);
        for (; each && table.furtherCells.size() < limits::kFurtherCells; each = cmark_node_next(each))
            table.furtherCells.append(cell(each));
    }
    push(std::move(table));
}

RichText BlockBuilder::cell(cmark_node *node) const
{
    const QList<Block> words = InlineReader(m_source, InlineReader::Rows::None).read(node);
    return words.isEmpty() ? RichText() : words.first().content;
}

void BlockBuilder::addHtml(cmark_node *node)
{
    const QString html = m_source.read(cmark_node_get_literal(node), MarkedSource::As::Verbatim);
    const QList<HtmlPart> parts = htmlParts(html);
    for (qsizetype i = 0; i < parts.size() && !m_state.full; ++i) {
        const HtmlPart &part = parts[i];
        switch (part.kind) {
        case HtmlPart::Kind::Details:
        case HtmlPart::Kind::OpenDetails: {
            const bool named = i + 1 < parts.size() && parts[i + 1].kind == HtmlPart::Kind::Summary;
            addDetails(named ? parts[i + 1].text : QString(), part.kind == HtmlPart::Kind::OpenDetails);
            i += named ? 1 : 0;
            break;
        }
        case HtmlPart::Kind::EndOfDetails:
            if (m_state.containers.leaveDetails())
                break;
            [[fallthrough]];
        default: {
            Block text;
            text.content = asWritten(part.kind == HtmlPart::Kind::EndOfDetails ? u"</details>"_s : part.text);
            push(std::move(text));
        }
        }
    }
}

void BlockBuilder::addDetails(const QString &summary, bool open)
{
    Block details;
    details.type = BlockType::Details;
    details.open = open;
    details.content = wordsOf(summary);
    push(std::move(details));
    const int fold = m_state.containers.enterDetails();
    if (!m_state.full)
        m_state.blocks.last().fold = fold;
}

//! What reading leaves empty is shown as it was written.
void BlockBuilder::addSource(cmark_node *node)
{
    const QString written = m_source.lines(cmark_node_get_start_line(node), cmark_node_get_end_line(node)).trimmed();
    Block block;
    block.content = asWritten(written);
    push(std::move(block));
}

void BlockBuilder::addRule()
{
    Block rule;
    rule.type = BlockType::Rule;
    push(std::move(rule));
}

void BlockBuilder::push(Block block)
{
    if (m_state.full)
        return;
    if (m_state.blocks.size() >= m_maxBlocks) {
        m_state.full = true;
        return;
    }
    const int cost = drawingCost(block);
    if (cost > m_state.costLeft) {
        m_state.full = true;
        if (!shorten(block, m_state.costLeft))
            return;
    }
    m_state.costLeft -= cost;
    m_state.containers.place(block, m_state.blocks.isEmpty() ? nullptr : &m_state.blocks.last(), m_state.apart);
    m_state.blocks.append(std::move(block));
}

//! An item that is empty: its marker has a row of its own.
void BlockBuilder::pushLoneMarker()
{
    if (m_state.containers.hasPendingMarker())
        push(Block{});
}

//! An item that begins with a quote or a list, whose first row may have a marker of its own.
void BlockBuilder::pushMarkerBeside()
{
    if (!m_state.containers.hasPendingMarker())
        return;
    Block marker;
    marker.markerAlone = true;
    push(std::move(marker));
}

} // namespace confab::markdown
