// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "ChangedLines.h"

#include <QSGSimpleRectNode>
#include <QSGTransformNode>

namespace confab::markdown {

namespace {

QList<ChangedLines::Stretch> stretchesOf(const RichText &code)
{
    QList<ChangedLines::Stretch> stretches;
    int line = 0;
    qsizetype at = 0;
    for (const Token &token : code.tokens) {
        if (token.kind != TokenKind::Added && token.kind != TokenKind::Removed)
            continue;
        line += int(QStringView(code.text).sliced(at, token.start - at).count(u'\n'));
        at = token.start;
        const bool added = token.kind == TokenKind::Added;
        if (!stretches.isEmpty()) {
            ChangedLines::Stretch &last = stretches.last();
            if (last.added == added && last.first + last.count == line) {
                ++last.count;
                continue;
            }
        }
        stretches.append({line, 1, added});
    }
    return stretches;
}

} // namespace

ChangedLines::ChangedLines(QQuickItem *parent)
    : QQuickItem(parent)
{
    setVisible(false);
    setFlag(ItemHasContents);
}

void ChangedLines::setContent(const RichText &content)
{
    if (content == m_content)
        return;
    m_content = content;
    const QList<Stretch> stretches = stretchesOf(content);
    if (stretches != m_stretches) {
        m_stretches = stretches;
        setVisible(!m_stretches.isEmpty());
        update();
    }
    Q_EMIT contentChanged();
}

void ChangedLines::setLook(TextLook *look)
{
    holdLook(*this, m_look, look, &QQuickItem::update);
}

void ChangedLines::setLine(int height)
{
    if (height == m_line)
        return;
    m_line = height;
    update();
    Q_EMIT lineChanged();
}

void ChangedLines::geometryChange(const QRectF &newGeometry, const QRectF &oldGeometry)
{
    QQuickItem::geometryChange(newGeometry, oldGeometry);
    if (newGeometry.width() != oldGeometry.width())
        update();
}

//! Made anew: there are few, and they change with the code alone. Drawn without a GPU, what is added to a node later
//! stands where that is only if it has a transform, be it none.
QSGNode *ChangedLines::updatePaintNode(QSGNode *node, UpdatePaintNodeData *)
{
    delete node;
    if (m_stretches.isEmpty() || !m_look || width() <= 0)
        return nullptr;
    auto *grounds = new QSGTransformNode;
    for (const Stretch &stretch : m_stretches) {
        grounds->appendChildNode(
            new QSGSimpleRectNode(QRectF(0, qreal(stretch.first) * m_line, width(), qreal(stretch.count) * m_line),
                                  stretch.added ? m_look->addedGround : m_look->removedGround));
    }
    return grounds;
}

} // namespace confab::markdown
