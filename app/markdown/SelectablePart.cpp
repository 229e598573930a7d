// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "SelectablePart.h"

#include <QQuickTextDocument>
#include <QScopedValueRollback>
#include <QTextDocument>

#include <algorithm>
#include <utility>

namespace confab::markdown {

namespace {

qreal outside(qreal at, qreal length)
{
    return at < 0 ? -at : qMax(0.0, at - length);
}

} // namespace

SelectablePart::~SelectablePart()
{
    setSelection(nullptr);
}

void SelectablePart::setSelection(MessageSelection *selection)
{
    if (selection == m_selection)
        return;
    if (m_selection)
        m_selection->parts().remove(this);
    m_selection = selection;
    if (m_selection)
        m_selection->parts().add(this);
    update();
    Q_EMIT changed();
}

void SelectablePart::setText(QQuickItem *text)
{
    if (text == m_text)
        return;
    m_text = text;
    // What is put in at the end of what is selected would be selected as well.
    const auto *shown = text->property("textDocument").value<QQuickTextDocument *>();
    connect(shown->textDocument(), &QTextDocument::contentsChanged, this, &SelectablePart::update);
    update();
    Q_EMIT changed();
}

void SelectablePart::setBlock(int block)
{
    if (std::exchange(m_block, block) == block)
        return;
    update();
    Q_EMIT changed();
}

void SelectablePart::setCell(int cell)
{
    if (std::exchange(m_cell, cell) == cell)
        return;
    update();
    Q_EMIT changed();
}

void SelectablePart::setStart(int start)
{
    if (std::exchange(m_start, start) == start)
        return;
    update();
    Q_EMIT changed();
}

QPointF SelectablePart::distanceTo(const QPointF &scene) const
{
    const QPointF at = m_text->mapFromScene(scene);
    return {outside(at.x(), m_text->width()), outside(at.y(), m_text->height())};
}

TextPosition SelectablePart::positionAt(const QPointF &scene) const
{
    // At its very edge there is no line.
    constexpr qreal kWithin = 6; //!< px: less than half a line
    const QPointF at = m_text->mapFromScene(scene);
    const qreal edge = qMin(kWithin, m_text->height() / 2);
    int offset = 0;
    QMetaObject::invokeMethod(m_text, "positionAt", Q_RETURN_ARG(int, offset), Q_ARG(qreal, at.x()),
                              Q_ARG(qreal, qBound(edge, at.y(), m_text->height() - edge)));
    return {m_block, m_cell, m_start + offset};
}

QRectF SelectablePart::placeOf(int offset) const
{
    QRectF place;
    QMetaObject::invokeMethod(m_text, "positionToRectangle", Q_RETURN_ARG(QRectF, place), Q_ARG(int, offset - m_start));
    return m_text->mapRectToScene(place);
}

TextPosition SelectablePart::edgeOf(int offset, Qt::Edge edge) const
{
    constexpr qreal kBeyond = 100'000; //!< px: further than any line
    const QRectF place = m_text->mapRectFromScene(placeOf(offset));
    return positionAt(m_text->mapToScene({edge == Qt::LeftEdge ? -kBeyond : kBeyond, place.center().y()}));
}

QString SelectablePart::linkAt(const QPointF &scene) const
{
    const QPointF at = m_text->mapFromScene(scene);
    QString link;
    QMetaObject::invokeMethod(m_text, "linkAt", Q_RETURN_ARG(QString, link), Q_ARG(qreal, at.x()),
                              Q_ARG(qreal, at.y()));
    return link;
}

void SelectablePart::show(const TextRange &selected)
{
    if (!m_text || m_showing || (selected.isEmpty() && !m_selected))
        return;
    const TextPosition begin = std::max(selected.begin, {m_block, m_cell, m_start});
    const TextPosition end = std::min(selected.end, {m_block, m_cell, m_start + length()});
    const bool within = begin < end;
    // A TextEdit says that its contents have changed when its selection has.
    const QScopedValueRollback showing(m_showing, true);
    if (within)
        QMetaObject::invokeMethod(m_text, "select", Q_ARG(int, begin.offset - m_start),
                                  Q_ARG(int, end.offset - m_start));
    else if (m_selected)
        QMetaObject::invokeMethod(m_text, "deselect");
    m_selected = within;
}

void SelectablePart::update()
{
    show(m_selection ? m_selection->range() : TextRange());
}

int SelectablePart::length() const
{
    return m_text->property("length").toInt();
}

} // namespace confab::markdown
