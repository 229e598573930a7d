// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BlockBuilder.h"

#include "Document.h"
#include "DrawingCost.h"
#include "HtmlTags.h"
#include "InlineReader.h"
#include "Limits.h"
#include "TextCollector.h"

#include <algorithm>
#include <array>
#include <cmark-gfm-core-extensions.h>
#include <memory>
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

//! "[ ] " or "[x] " at the beginning of an item is its box.
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

RichText asWritten(const QString &text)
{
    TextCollector words;
    words.append(text, NoFormat);
    return words.take();
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

struct FreeIterator
{
    void operator()(cmark_iter *iterator) const { cmark_iter_free(iterator); }
};

} // namespace

BlockBuilder::BlockBuilder(const MarkedSource &source, int maxBlocks, int maxCost)
    : m_source(source)
    , m_maxBlocks(maxBlocks)
    , m_costLeft(maxCost)
{
}

QList<Block> BlockBuilder::build(cmark_node *document, bool cut)
{
    const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(document));
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE && !m_full;
         event = cmark_iter_next(iterator.get())) {
        cmark_node *node = cmark_iter_get_node(iterator.get());
        if (event == CMARK_EVENT_EXIT) {
            leave(node);
            continue;
        }
        const bool done = !enter(node) && cmark_node_first_child(node);
        // Where it stood already, there may be nothing any more: an alert's first line is taken out.
        cmark_iter_reset(iterator.get(), node, done ? CMARK_EVENT_EXIT : CMARK_EVENT_ENTER);
    }
    if (m_full || cut) {
        Block more;
        more.type = BlockType::More;
        more.gap = m_blocks.isEmpty() ? Gap::NoGap : Gap::NormalGap;
        m_blocks.append(more);
    }
    return std::exchange(m_blocks, {});
}

bool BlockBuilder::enter(cmark_node *node)
{
    const int line = cmark_node_get_start_line(node);
    m_gapBefore = line > 1 && m_source.isBlank(line - 1);
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_DOCUMENT)
        return true;
    if (type == CMARK_NODE_BLOCK_QUOTE)
        return enterQuote(node);
    if (type == CMARK_NODE_ITEM)
        return enterItem(node);
    if (type == CMARK_NODE_LIST) {
        pushLoneMarker();
        m_lists.append({cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
                        cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? u')' : u'.',
                        cmark_node_get_list_start(node), 0});
        return true;
    }
    if (type == CMARK_NODE_FOOTNOTE_DEFINITION) {
        beginFootnote();
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
    pushLoneMarker();
    m_quotes.append({++m_quoteCount, takeAlert(node), int(m_folds.size())});
    if (m_quotes.last().alert != Alert::NoAlert) {
        Block title;
        title.type = BlockType::AlertTitle;
        push(title);
    } else if (!cmark_node_first_child(node)) {
        push(Block{});
    }
    return true;
}

bool BlockBuilder::enterItem(cmark_node *)
{
    List &list = m_lists.last();
    ++list.items;
    static const std::array bullets = {u"\u2022"_s, u"\u25E6"_s, u"\u25AA"_s};
    m_marker = list.ordered ? QString::number(qMin(list.next++, limits::kListNumber)) + list.delimiter
                            : bullets[size_t(m_lists.size() - 1) % bullets.size()];
    m_markerPending = true;
    m_itemFolds.append(int(m_folds.size()));
    return true;
}

void BlockBuilder::leave(cmark_node *node)
{
    // Details that are not closed end with what they stand in.
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_BLOCK_QUOTE) {
        m_folds.resize(qMin(m_folds.size(), qsizetype(m_quotes.last().folds)));
        m_quotes.removeLast();
    } else if (type == CMARK_NODE_ITEM) {
        pushLoneMarker();
        m_folds.resize(qMin(m_folds.size(), qsizetype(m_itemFolds.takeLast())));
    } else if (type == CMARK_NODE_LIST) {
        m_lists.removeLast();
    } else if (type == CMARK_NODE_FOOTNOTE_DEFINITION) {
        pushLoneMarker();
        m_lists.removeLast();
        m_inFootnote = false;
    }
}

void BlockBuilder::addParagraph(cmark_node *node)
{
    if (!cmark_node_first_child(node)) // its words were the name of an alert
        return;
    QList<Block> rows = InlineReader(m_source, InlineReader::Rows::OfTheirOwn).read(node);
    if (rows.isEmpty())
        addSource(node);
    for (Block &row : rows) {
        if (m_markerPending && row.type == BlockType::Paragraph)
            row.task = takeTask(row.content);
        push(std::move(row));
        m_gapBefore = true;
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
    const int columns = qMin(int(cmark_gfm_extensions_get_table_columns(node)), limits::kTableColumns);
    const uint8_t *alignments = cmark_gfm_extensions_get_table_alignments(node);
    for (int column = 0; column < columns; ++column)
        table.alignments.append(alignmentOf(alignments[column]));
    for (cmark_node *row = cmark_node_first_child(node); row; row = cmark_node_next(row)) {
        if (table.cells.size() + columns > limits::kTableCells) {
            ++table.hiddenRows;
            continue;
        }
        cmark_node *each = cmark_node_first_child(row);
        for (int column = 0; column < columns; ++column, each = each ? cmark_node_next(each) : nullptr)
            table.cells.append(each ? cell(each) : RichText());
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
    const auto foldsBefore = m_itemFolds.isEmpty() ? 0 : m_itemFolds.last();
    const int base = qMax(foldsBefore, m_quotes.isEmpty() ? 0 : m_quotes.last().folds);
    for (qsizetype i = 0; i < parts.size() && !m_full; ++i) {
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
            if (m_folds.size() > base) {
                m_folds.removeLast();
                break;
            }
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
    details.fold = ++m_foldCount;
    details.open = open;
    details.content = wordsOf(summary);
    push(std::move(details));
    m_folds.append(m_foldCount);
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

//! The notes stand below a rule, as the items of a list.
void BlockBuilder::beginFootnote()
{
    m_inFootnote = true;
    if (m_footnotes++ == 0)
        addRule();
    m_lists.append({true, u'.', m_footnotes + 1, m_footnotes});
    m_marker = QString::number(m_footnotes) + u'.';
    m_markerPending = true;
}

void BlockBuilder::push(Block block)
{
    if (m_full)
        return;
    if (m_blocks.size() >= m_maxBlocks) {
        m_full = true;
        return;
    }
    const int cost = drawingCost(block);
    if (cost > m_costLeft) {
        m_full = true;
        if (!shorten(block, m_costLeft))
            return;
    }
    m_costLeft -= cost;
    placeInContainers(block);
    m_blocks.append(std::move(block));
}

//! An item that is empty, or begins with a list: its marker has a row of its own.
void BlockBuilder::pushLoneMarker()
{
    if (m_markerPending)
        push(Block{});
}

void BlockBuilder::placeInContainers(Block &block)
{
    block.quoteDepth = qMin(int(m_quotes.size()), limits::kDepth);
    block.depth = qMin(int(m_lists.size()), limits::kDepth);
    block.footnote = m_inFootnote;
    block.folds = m_folds;
    if (!m_quotes.isEmpty())
        block.alert = m_quotes.last().alert;
    if (m_markerPending) {
        block.marker = m_marker;
        if (block.type == BlockType::Paragraph)
            block.type = BlockType::ListItem;
        m_markerPending = false;
    }
    block.gap = gapAbove(block);
    QList<int> quotes;
    for (const Quote &quote : std::as_const(m_quotes))
        quotes.append(quote.number);
    const auto shared = std::ranges::mismatch(quotes, m_quotesAbove);
    block.joinedQuotes = qMin(int(shared.in1 - quotes.begin()), block.quoteDepth);
    m_quotesAbove = std::move(quotes);
}

Gap BlockBuilder::gapAbove(const Block &block) const
{
    if (m_blocks.isEmpty())
        return Gap::NoGap;
    const Block &above = m_blocks.last();
    if (block.type == BlockType::Heading)
        return Gap::WideGap;
    if (above.type == BlockType::Heading || above.type == BlockType::AlertTitle)
        return Gap::TightGap;
    // By what stands right above, not by the whole list: what comes later moves nothing.
    const bool firstOfList = m_lists.size() == 1 && m_lists.last().items == 1;
    if (block.type == BlockType::ListItem && above.type == BlockType::ListItem && !m_gapBefore && !firstOfList)
        return Gap::TightGap;
    return Gap::NormalGap;
}

} // namespace confab::markdown
