// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MessageSelection.h"

#include <QObject>
#include <QPointer>
#include <QQuickItem>

namespace confab::markdown {

//! What one TextEdit shows of a message: a block, a cell of a table or a part of either. It takes part in the selection
//! of the message, and shows what is selected of it.
class SelectablePart : public QObject
{
    Q_OBJECT
    Q_PROPERTY(confab::markdown::MessageSelection *selection READ selection WRITE setSelection NOTIFY changed FINAL)
    Q_PROPERTY(QQuickItem *text READ text WRITE setText NOTIFY changed FINAL)
    Q_PROPERTY(int block READ block WRITE setBlock NOTIFY changed FINAL)
    Q_PROPERTY(int cell READ cell WRITE setCell NOTIFY changed FINAL)
    Q_PROPERTY(int start READ start WRITE setStart NOTIFY changed FINAL)

public:
    using QObject::QObject;
    ~SelectablePart() override;

    MessageSelection *selection() const { return m_selection; }
    void setSelection(MessageSelection *selection);
    //! The TextEdit.
    QQuickItem *text() const { return m_text; }
    void setText(QQuickItem *text);
    int block() const { return m_block; }
    void setBlock(int block);
    int cell() const { return m_cell; }
    void setCell(int cell);
    //! Where in the block, or in the cell, its text begins.
    int start() const { return m_start; }
    void setStart(int start);

    bool isShown() const { return m_text && m_text->isVisible(); }
    //! In its own coordinates; how far a place in the window is from its area: 0 within.
    QPointF distanceTo(const QPointF &scene) const;
    //! The nearest place to a point in the window.
    TextPosition positionAt(const QPointF &scene) const;
    //! Where an offset in the block is, in the window.
    QRectF placeOf(int offset) const;
    //! The left or the right end of its line.
    TextPosition edgeOf(int offset, Qt::Edge edge) const;
    int length() const;
    //! The address of the link there, or nothing.
    QString linkAt(const QPointF &scene) const;
    void show(const TextRange &selected);

Q_SIGNALS:
    void changed();
    void linkPressed(const QString &url);

private:
    void update();

    QPointer<MessageSelection> m_selection;
    QPointer<QQuickItem> m_text;
    int m_block = -1;
    int m_cell = 0;
    int m_start = 0;
    bool m_selected = false;
    bool m_showing = false;
};

} // namespace confab::markdown
