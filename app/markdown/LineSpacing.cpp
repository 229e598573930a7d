// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LineSpacing.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

namespace confab::markdown {

void LineSpacing::setDocument(QQuickTextDocument *document)
{
    if (document == m_document)
        return;
    if (m_document && m_document->textDocument())
        m_document->textDocument()->disconnect(this);
    m_document = document;
    if (m_document)
        connect(m_document->textDocument(), &QTextDocument::contentsChanged, this, &LineSpacing::apply);
    apply();
    Q_EMIT documentChanged();
}

void LineSpacing::setLineHeight(qreal height)
{
    if (qFuzzyCompare(height, m_lineHeight))
        return;
    m_lineHeight = height;
    apply();
    Q_EMIT lineHeightChanged();
}

bool LineSpacing::isApplied(const QTextDocument &document) const
{
    // A text is set as a whole, so its ends tell of it.
    const auto is = [this](const QTextBlock &block) {
        return qFuzzyCompare(block.blockFormat().lineHeight() + 1, m_lineHeight + 1);
    };
    return is(document.begin()) && is(document.lastBlock());
}

void LineSpacing::apply()
{
    QTextDocument *document = m_document ? m_document->textDocument() : nullptr;
    if (!document || m_lineHeight <= 0 || isApplied(*document))
        return;
    // Nothing that anybody wants to undo; what could be undone before is gone with the text that was there.
    const bool undo = document->isUndoRedoEnabled();
    document->setUndoRedoEnabled(false);
    QTextBlockFormat format;
    format.setLineHeight(m_lineHeight, QTextBlockFormat::FixedHeight);
    QTextCursor all(document);
    all.select(QTextCursor::Document);
    all.mergeBlockFormat(format);
    document->setUndoRedoEnabled(undo);
}

} // namespace confab::markdown
