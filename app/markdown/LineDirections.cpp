// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LineDirections.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextOption>

namespace confab::markdown {

namespace {

bool runsOtherwise(const QTextBlock &block, Qt::LayoutDirection direction)
{
    for (const QChar c : block.text()) {
        switch (c.direction()) {
        case QChar::DirL:
            return direction == Qt::RightToLeft;
        case QChar::DirR:
        case QChar::DirAL:
            return direction == Qt::LeftToRight;
        default:
            break;
        }
    }
    return false;
}

bool hasLinesOtherThan(const QTextDocument &document, Qt::LayoutDirection direction)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (runsOtherwise(block, direction))
            return true;
    }
    return false;
}

} // namespace

void LineDirections::setDocument(QQuickTextDocument *document)
{
    if (document == m_document)
        return;
    if (m_document)
        disconnect(m_document->parent(), nullptr, this, nullptr);
    m_document = document;
    // The field itself, whose type is private: it sets its one direction each time that the text changes, then tells.
    if (m_document)
        connect(m_document->parent(), SIGNAL(textChanged()), SLOT(apply()));
    apply();
    Q_EMIT documentChanged();
}

void LineDirections::apply()
{
    QTextDocument *document = m_document ? m_document->textDocument() : nullptr;
    if (!document)
        return;
    // Lays out all of the text: not where the lines agree.
    QTextOption option = document->defaultTextOption();
    if (option.textDirection() == Qt::LayoutDirectionAuto || !hasLinesOtherThan(*document, option.textDirection()))
        return;
    option.setTextDirection(Qt::LayoutDirectionAuto);
    document->setDefaultTextOption(option);
}

} // namespace confab::markdown
