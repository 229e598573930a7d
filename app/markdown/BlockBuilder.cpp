// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "BlockBuilder.h"

#include "DrawingCost.h"
#include "Entities.h"
#include "Limits.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

QString attributeText(const MD_ATTRIBUTE &attribute)
{
    QString text;
    for (int i = 0; attribute.text && attribute.substr_offsets[i] < attribute.size; ++i) {
        const MD_OFFSET from = attribute.substr_offsets[i];
        const MD_OFFSET to = attribute.substr_offsets[i + 1];
        const QString part = QString::fromUtf8(attribute.text + from, to - from);
        text += attribute.substr_types[i] == MD_TEXT_ENTITY ? decodedEntity(part) : part;
    }
    return text;
}

CellAlignment alignmentOf(MD_ALIGN align)
{
    return align == MD_ALIGN_CENTER  ? CellAlignment::Center
           : align == MD_ALIGN_RIGHT ? CellAlignment::Right
                                     : CellAlignment::Left;
}

} // namespace

BlockBuilder::BlockBuilder(int maxBlocks, int maxCost)
    : m_maxBlocks(maxBlocks)
    , m_costLeft(maxCost)
{
}

bool BlockBuilder::enterBlock(MD_BLOCKTYPE type, void *detail)
{
    // In a tight list, an item's text comes without a paragraph of its own.
    if (type != MD_BLOCK_TH && type != MD_BLOCK_TD && !closeLeaf())
        return false;
    switch (type) {
    case MD_BLOCK_QUOTE:
        ++m_quoteDepth;
        break;
    case MD_BLOCK_UL:
        if (!pushLoneMarker())
            return false;
        m_lists.append({false, static_cast<MD_BLOCK_UL_DETAIL *>(detail)->is_tight != 0, 1, 0});
        break;
    case MD_BLOCK_OL: {
        if (!pushLoneMarker())
            return false;
        const auto *list = static_cast<MD_BLOCK_OL_DETAIL *>(detail);
        m_lists.append({true, list->is_tight != 0, list->start, 0});
        break;
    }
    case MD_BLOCK_LI:
        beginItem(*static_cast<MD_BLOCK_LI_DETAIL *>(detail));
        break;
    case MD_BLOCK_HR: {
        Block rule;
        rule.type = BlockType::Rule;
        return push(rule);
    }
    case MD_BLOCK_H:
        m_leaf.type = BlockType::Heading;
        m_leaf.level = int(static_cast<MD_BLOCK_H_DETAIL *>(detail)->level);
        m_leafOpen = true;
        break;
    case MD_BLOCK_CODE:
        m_leaf.type = BlockType::Code;
        m_leaf.language = attributeText(static_cast<MD_BLOCK_CODE_DETAIL *>(detail)->lang).left(limits::kLanguage);
        m_leafOpen = true;
        break;
    case MD_BLOCK_TABLE:
        m_leaf.type = BlockType::Table;
        m_tableColumns = int(static_cast<MD_BLOCK_TABLE_DETAIL *>(detail)->col_count);
        break;
    case MD_BLOCK_TR:
        m_cellColumn = 0;
        break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        if (m_leaf.columns() < qMin(m_tableColumns, limits::kTableColumns))
            m_leaf.alignments.append(alignmentOf(static_cast<MD_BLOCK_TD_DETAIL *>(detail)->align));
        m_inCell = true;
        break;
    default:
        break;
    }
    return true;
}

bool BlockBuilder::leaveBlock(MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        return endCell();
    case MD_BLOCK_TR:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
        return true;
    case MD_BLOCK_TABLE:
        return endTable();
    default:
        break;
    }
    if (!closeLeaf())
        return false;
    switch (type) {
    case MD_BLOCK_QUOTE:
        --m_quoteDepth;
        break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
        m_lists.removeLast();
        break;
    case MD_BLOCK_LI:
        return pushLoneMarker();
    default:
        break;
    }
    return true;
}

bool BlockBuilder::enterSpan(MD_SPANTYPE type, void *detail)
{
    switch (type) {
    case MD_SPAN_EM:
        ++m_italic;
        break;
    case MD_SPAN_STRONG:
        ++m_bold;
        break;
    case MD_SPAN_DEL:
        ++m_strike;
        break;
    case MD_SPAN_CODE:
        ++m_monospace;
        break;
    case MD_SPAN_A:
        m_link = linkTarget(attributeText(static_cast<MD_SPAN_A_DETAIL *>(detail)->href));
        m_linkStart = m_text.length();
        break;
    case MD_SPAN_IMG:
        if (m_images++ == 0) {
            m_alt.clear();
            m_imageUrl = attributeText(static_cast<MD_SPAN_IMG_DETAIL *>(detail)->src);
        }
        break;
    default:
        break;
    }
    return true;
}

bool BlockBuilder::leaveSpan(MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_EM:
        --m_italic;
        break;
    case MD_SPAN_STRONG:
        --m_bold;
        break;
    case MD_SPAN_DEL:
        --m_strike;
        break;
    case MD_SPAN_CODE:
        --m_monospace;
        break;
    case MD_SPAN_A:
        endLink();
        break;
    case MD_SPAN_IMG:
        return --m_images > 0 || endImage();
    default:
        break;
    }
    return true;
}

bool BlockBuilder::addText(MD_TEXTTYPE type, const QString &text)
{
    QString shown = text;
    if (type == MD_TEXT_ENTITY)
        shown = decodedEntity(text);
    else if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
        shown = m_inCell ? u" "_s : u"\n"_s;
    else if (type == MD_TEXT_NULLCHAR)
        shown = QString(QChar(QChar::ReplacementCharacter));
    else if (type == MD_TEXT_CODE && m_inCell)
        shown.replace("\\|"_L1, "|"_L1);
    if (m_images > 0) {
        m_alt += shown;
        return true;
    }
    if (!m_inCell)
        m_leafOpen = true;
    if (m_leaf.type == BlockType::Code) {
        m_code += shown;
        m_text.appendCode(shown);
        return true;
    }
    m_text.append(shown, currentFormats(), m_link.url);
    return true;
}

QList<Block> BlockBuilder::take(bool cut)
{
    if (m_full || cut) {
        Block more;
        more.type = BlockType::More;
        more.gap = m_blocks.isEmpty() ? Gap::NoGap : Gap::NormalGap;
        m_blocks.append(more);
    }
    return std::exchange(m_blocks, {});
}

bool BlockBuilder::closeLeaf()
{
    if (!m_leafOpen)
        return true;
    m_leafOpen = false;
    Block block = std::exchange(m_leaf, {});
    block.content = m_text.take();
    if (block.type == BlockType::Code) {
        const QString code = std::exchange(m_code, {});
        if (block.content.text != code)
            block.uncut = code.endsWith(u'\n') ? code.chopped(1) : code;
        if (block.content.text.endsWith(u'\n'))
            block.content.text.chop(1);
    }
    // What is left of a paragraph after its images may be white space alone.
    if (block.type == BlockType::Paragraph && block.content.text.trimmed().isEmpty())
        return true;
    return push(std::move(block));
}

bool BlockBuilder::push(Block block)
{
    if (m_blocks.size() >= m_maxBlocks) {
        m_full = true;
        return false;
    }
    const int cost = drawingCost(block);
    if (cost > m_costLeft) {
        m_full = true;
        if (!shorten(block, m_costLeft))
            return false;
    }
    m_costLeft -= cost;
    placeInContainers(block);
    m_blocks.append(std::move(block));
    return !m_full;
}

//! An item that is empty, or begins with a list: its marker has a row of its own.
bool BlockBuilder::pushLoneMarker()
{
    return !m_markerPending || push(Block{});
}

void BlockBuilder::placeInContainers(Block &block)
{
    block.quoteDepth = qMin(m_quoteDepth, limits::kDepth);
    block.depth = qMin(int(m_lists.size()), limits::kDepth);
    if (m_markerPending) {
        block.marker = m_marker;
        block.task = m_task;
        if (block.type == BlockType::Paragraph)
            block.type = BlockType::ListItem;
        m_markerPending = false;
    }
    if (!m_blocks.isEmpty())
        block.joinedQuotes = qMin(block.quoteDepth, m_blocks.last().quoteDepth);
    block.gap = gapAbove(block);
}

Gap BlockBuilder::gapAbove(const Block &block) const
{
    if (m_blocks.isEmpty())
        return Gap::NoGap;
    const Block &above = m_blocks.last();
    if (block.type == BlockType::Heading)
        return Gap::WideGap;
    if (above.type == BlockType::Heading)
        return Gap::TightGap;
    const bool tight = m_lists.isEmpty() || m_lists.last().tight;
    const bool firstOfList = m_lists.size() == 1 && m_lists.last().items == 1;
    if (block.type == BlockType::ListItem && above.type == BlockType::ListItem && tight && !firstOfList)
        return Gap::TightGap;
    return Gap::NormalGap;
}

void BlockBuilder::beginItem(const MD_BLOCK_LI_DETAIL &detail)
{
    List &list = m_lists.last();
    ++list.items;
    static const QString bullets[] = {u"\u2022"_s, u"\u25E6"_s, u"\u25AA"_s};
    m_marker = list.ordered ? QString::number(qMin(list.next++, unsigned(limits::kListNumber))) + u'.'
                            : bullets[(m_lists.size() - 1) % 3];
    m_task = !detail.is_task ? TaskState::NotATask : detail.task_mark == ' ' ? TaskState::Open : TaskState::Done;
    m_markerPending = true;
}

bool BlockBuilder::endCell()
{
    const RichText text = m_text.take();
    m_inCell = false;
    if (m_cellColumn++ >= limits::kTableColumns)
        return true;
    const bool newRow = m_cellColumn == 1;
    if (m_leaf.hiddenRows > 0 || (newRow && m_leaf.cells.size() + m_leaf.columns() > limits::kTableCells)) {
        m_leaf.hiddenRows += newRow ? 1 : 0;
        return true;
    }
    m_leaf.cells.append(text);
    return true;
}

bool BlockBuilder::endTable()
{
    Block table = std::exchange(m_leaf, {});
    return push(std::move(table));
}

bool BlockBuilder::endImage()
{
    const LinkTarget target = linkTarget(m_imageUrl);
    const bool remote = target.isAllowed() && !target.url.startsWith("mailto:"_L1);
    TextCollector alt;
    alt.append(m_alt.simplified(), NoFormat);
    const QString name = alt.take().text;
    // A table cell and a heading hold no rows: there, the picture's name stands for it.
    if (m_inCell || m_leaf.type == BlockType::Heading) {
        m_text.append(name, remote ? currentFormats() | Link : currentFormats(), remote ? target.url : QString());
        return true;
    }
    if (!closeLeaf())
        return false;
    Block image;
    image.type = BlockType::Image;
    image.content.text = name;
    image.url = remote ? target.url : QString();
    image.host = remote ? target.host : QString();
    m_linkStart = 0;
    return push(std::move(image));
}

void BlockBuilder::endLink()
{
    const LinkTarget link = std::exchange(m_link, {});
    if (link.isAllowed() && isMisleading(m_text.tail(m_linkStart), link))
        m_text.append(u" ["_s + link.host + u']', currentFormats() | Quiet);
}

Formats BlockBuilder::currentFormats() const
{
    Formats formats;
    formats.setFlag(Bold, m_bold > 0);
    formats.setFlag(Italic, m_italic > 0);
    formats.setFlag(Strike, m_strike > 0);
    formats.setFlag(Monospace, m_monospace > 0);
    formats.setFlag(Link, m_link.isAllowed());
    return formats;
}

} // namespace confab::markdown
