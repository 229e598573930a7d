// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MessageSelection.h"

#include "SelectionGuard.h"

namespace confab::markdown {

MessageSelection::MessageSelection(QObject *parent)
    : QObject(parent)
{
}

MessageSelection::~MessageSelection() = default;

void MessageSelection::setBlocks(MessageBlocks *blocks)
{
    if (blocks == m_blocks)
        return;
    if (m_blocks)
        m_blocks->disconnect(this);
    m_blocks = blocks;
    if (m_blocks) {
        connect(m_blocks, &QAbstractItemModel::dataChanged, this, &MessageSelection::checkLater);
        connect(m_blocks, &QAbstractItemModel::rowsInserted, this, &MessageSelection::checkLater);
        connect(m_blocks, &QAbstractItemModel::rowsRemoved, this, &MessageSelection::checkLater);
        connect(m_blocks, &QAbstractItemModel::modelReset, this, &MessageSelection::checkLater);
    }
    clear();
    Q_EMIT blocksChanged();
}

void MessageSelection::setView(QQuickItem *view)
{
    if (view == m_view)
        return;
    m_view = view;
    clear();
    Q_EMIT viewChanged();
}

TextRange MessageSelection::range() const
{
    return united(m_anchor, m_head);
}

void MessageSelection::begin(const TextPosition &at, Grain grain)
{
    m_grain = grain;
    const TextRange first = grown(at);
    set(first, first);
}

void MessageSelection::extend(const TextPosition &to)
{
    set(m_anchor, grown(to));
}

TextPosition MessageSelection::head() const
{
    return m_head.begin < m_anchor.begin ? m_head.begin : m_head.end;
}

void MessageSelection::moveHead(const TextPosition &to)
{
    m_grain = Grain::Character;
    set(m_anchor, {to, to});
}

bool MessageSelection::covers(int block) const
{
    if (isEmpty() || !m_blocks || block < 0 || block >= m_blocks->blocks().size())
        return false;
    const TextPosition end = allOf({m_blocks->blocks().at(block)}).end;
    const TextRange selected = range();
    return selected.begin <= TextPosition{block, 0, 0} && selected.end >= TextPosition{block, end.cell, end.offset};
}

TextPosition MessageSelection::positionNear(const QPointF &scene) const
{
    const TextRange all = m_blocks ? allOf(m_blocks->blocks()) : TextRange();
    // Not all of it need be laid out.
    const qreal y = m_view ? m_view->mapFromScene(scene).y() : 0;
    if (y < 0)
        return all.begin;
    return m_view && y > m_view->height() ? all.end : m_parts.nearest(scene).value_or(all.begin);
}

void MessageSelection::selectAll()
{
    if (!m_blocks)
        return;
    m_grain = Grain::Character;
    const TextRange all = allOf(m_blocks->blocks());
    set({all.begin, all.begin}, {all.end, all.end});
}

void MessageSelection::clear()
{
    m_grain = Grain::Character;
    // Shift and a press go on from where it was begun.
    const TextRange none{m_anchor.begin, m_anchor.begin};
    set(none, none);
}

CopiedText MessageSelection::copied() const
{
    return m_blocks ? copiedText(m_blocks->blocks(), range()) : CopiedText();
}

void MessageSelection::set(const TextRange &anchor, const TextRange &head)
{
    const TextRange before = range();
    m_anchor = anchor;
    m_head = head;
    if (range() == before)
        return;
    m_said = isEmpty() || !m_blocks ? QList<Block>() : m_blocks->blocks();
    if (isEmpty())
        m_guard.reset();
    else if (!m_guard && m_view && m_view->window())
        m_guard = std::make_unique<SelectionGuard>(*m_view, *this);
    m_parts.show(range());
    Q_EMIT rangeChanged();
}

TextRange MessageSelection::grown(const TextPosition &at) const
{
    if (m_grain == Grain::Character || !m_blocks)
        return {at, at};
    return m_grain == Grain::Word ? wordAround(m_blocks->blocks(), at) : paragraphAround(m_blocks->blocks(), at);
}

//! Rows go before others come in their place.
void MessageSelection::checkLater()
{
    if (m_checking)
        return;
    m_checking = true;
    QMetaObject::invokeMethod(this, &MessageSelection::check, Qt::QueuedConnection);
}

void MessageSelection::check()
{
    m_checking = false;
    if (isEmpty())
        return;
    if (!stands())
        return clear();
    m_said = m_blocks->blocks();
    m_parts.show(range());
}

bool MessageSelection::stands() const
{
    if (!m_blocks)
        return false;
    const QList<Block> &now = m_blocks->blocks();
    const TextPosition end = range().end;
    if (end.block >= now.size())
        return false;
    for (int block = range().begin.block; block <= end.block; ++block) {
        if (now.at(block).type != m_said.at(block).type)
            return false;
        const int cells = qMax(1, int(m_said.at(block).cells.size()));
        for (int cell = 0; cell < cells; ++cell) {
            if (TextPosition{block, cell, 0} > end)
                return true;
            const bool last = block == end.block && cell == end.cell;
            const QString said = textAt(m_said, block, cell).text;
            const QString says = textAt(now, block, cell).text;
            if (last ? !says.startsWith(QStringView(said).left(end.offset)) : says != said)
                return false;
        }
    }
    return true;
}

} // namespace confab::markdown
