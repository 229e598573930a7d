// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Containers.h"

#include "RenderLimits.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

//! Stands apart from words.
bool isBox(const Block &block)
{
    switch (block.type) {
    case BlockType::Code:
    case BlockType::Table:
    case BlockType::Rule:
    case BlockType::Image:
    case BlockType::Formula:
    case BlockType::Details:
        return true;
    default:
        return false;
    }
}

} // namespace

void Containers::enterQuote(Alert alert)
{
    m_quotes.append({++m_quoteCount, alert, int(m_lists.size()), int(m_folds.size())});
}

void Containers::leaveQuote()
{
    closeDetails(m_quotes.last().folds);
    m_quotes.removeLast();
}

void Containers::enterList(const List &list)
{
    if (!std::exchange(m_paused, false))
        m_lists.append(list);
}

void Containers::leaveList()
{
    m_lists.removeLast();
}

void Containers::enterItem()
{
    List &list = m_lists.last();
    ++list.items;
    static const std::array bullets = {u"\u2022"_s, u"\u25E6"_s, u"\u25AA"_s};
    m_marker = list.ordered ? QString::number(qMin(list.next++, limits::kListNumber)) + list.delimiter
                            : bullets[size_t(m_lists.size() - 1) % bullets.size()];
    m_markerPending = true;
    m_itemFolds.append(int(m_folds.size()));
}

void Containers::leaveItem()
{
    closeDetails(m_itemFolds.takeLast());
}

//! The notes are the items of a list.
void Containers::enterFootnote()
{
    m_inFootnote = true;
    m_lists.append({true, u'.', ++m_footnotes, m_footnotes});
    enterItem();
}

int Containers::leaveFootnote()
{
    leaveItem();
    leaveList();
    m_inFootnote = false;
    return m_footnotes;
}

int Containers::enterDetails()
{
    m_folds.append(++m_foldCount);
    return m_foldCount;
}

bool Containers::leaveDetails()
{
    if (m_folds.size() <= outerFolds())
        return false;
    m_folds.removeLast();
    return true;
}

void Containers::pause()
{
    m_paused = !m_lists.isEmpty();
}

void Containers::place(Block &block, const Block *above, bool apart)
{
    block.quoteDepth = qMin(int(m_quotes.size()), limits::kDepth);
    block.depth = qMin(int(m_lists.size()), limits::kDepth);
    block.footnote = m_inFootnote;
    block.folds = m_folds;
    for (const Quote &quote : std::as_const(m_quotes)) {
        block.alerts.append(quote.alert);
        block.quoteLists.append(qMin(quote.lists, limits::kDepth));
    }
    if (!m_quotes.isEmpty())
        block.alert = m_quotes.last().alert;
    if (std::exchange(m_markerPending, false)) {
        block.marker = m_marker;
        if (block.type == BlockType::Paragraph)
            block.type = BlockType::ListItem;
    }
    block.gap = above ? gapAbove(block, *above, apart) : Gap::NoGap;
    block.besideMarker = above && above->markerAlone;
    QList<int> quotes;
    for (const Quote &quote : std::as_const(m_quotes))
        quotes.append(quote.number);
    const auto shared = std::ranges::mismatch(quotes, m_quotesAbove);
    block.joinedQuotes = qMin(int(shared.in1 - quotes.begin()), block.quoteDepth);
    m_quotesAbove = std::move(quotes);
}

Gap Containers::gapAbove(const Block &block, const Block &above, bool apart) const
{
    if (block.type == BlockType::Heading)
        return Gap::WideGap;
    if (above.type == BlockType::Heading || above.type == BlockType::AlertTitle)
        return isBox(block) ? Gap::BoxGap : Gap::TightGap;
    // By what stands right above, not by the whole list: what comes later moves nothing.
    const bool beginsList = !m_lists.isEmpty() && m_lists.last().items == 1 && !block.marker.isEmpty();
    // Two lists would else be taken for one.
    if (beginsList && !m_inFootnote && above.depth >= block.depth)
        return Gap::ApartGap;
    const bool firstOfAll = m_lists.size() == 1 && beginsList;
    if (block.type == BlockType::ListItem && above.type == BlockType::ListItem && !apart && !firstOfAll)
        return Gap::TightGap;
    const bool endsFrame = above.quoteDepth > block.quoteDepth || above.folds.size() > block.folds.size();
    return endsFrame || isBox(block) || isBox(above) ? Gap::BoxGap : Gap::NormalGap;
}

//! Details end with the quote or the item that they stand in, closed or not.
int Containers::outerFolds() const
{
    return qMax(m_quotes.isEmpty() ? 0 : m_quotes.last().folds, m_itemFolds.isEmpty() ? 0 : m_itemFolds.last());
}

void Containers::closeDetails(int left)
{
    m_folds.resize(qMin(m_folds.size(), qsizetype(left)));
}

} // namespace confab::markdown
