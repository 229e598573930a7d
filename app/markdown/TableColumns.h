// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"
#include "TextLook.h"

#include <QFont>
#include <QObject>
#include <QPointer>

namespace confab::markdown {

//! How wide the columns of a table are: as wide as their longest cell, up to a limit; what room is left beyond goes to
//! those that have more. Wide ones give way first when the room is short, down to their longest words if the whole
//! table is in sight then, and short code stays in one line as long as there is any. While the table grows, a column
//! that becomes too narrow gets some room in advance, and as long as there is room none gets narrower: each change of a
//! width lays out all cells.
class TableColumns : public QObject
{
    Q_OBJECT
    Q_PROPERTY(confab::markdown::Block block READ block WRITE setBlock NOTIFY blockChanged FINAL)
    Q_PROPERTY(QFont font READ font WRITE setFont NOTIFY fontChanged FINAL)
    Q_PROPERTY(confab::markdown::TextLook *look READ look WRITE setLook NOTIFY lookChanged FINAL)
    Q_PROPERTY(qreal available READ available WRITE setAvailable NOTIFY availableChanged FINAL)
    Q_PROPERTY(qreal padding READ padding WRITE setPadding NOTIFY paddingChanged FINAL)
    Q_PROPERTY(QList<qreal> widths READ widths NOTIFY changed FINAL)
    Q_PROPERTY(qreal total READ total NOTIFY changed FINAL)

public:
    using QObject::QObject;

    Block block() const { return m_block; }
    void setBlock(const Block &block);
    QFont font() const { return m_font; }
    void setFont(const QFont &font);
    //! How code is drawn in it; without one, as words are.
    TextLook *look() const { return m_look; }
    void setLook(TextLook *look);
    qreal available() const { return m_available; } //!< px; 0: all they want
    void setAvailable(qreal width);
    qreal padding() const { return m_padding; } //!< px left and right of a cell together
    void setPadding(qreal padding);
    QList<qreal> widths() const { return m_widths; }
    qreal total() const;
    //! How many lines a row of the table takes in these widths, roughly.
    Q_INVOKABLE int lines(int row, const QList<qreal> &widths) const;

Q_SIGNALS:
    void blockChanged();
    void fontChanged();
    void lookChanged();
    void availableChanged();
    void paddingChanged();
    void changed();

private:
    qsizetype unchangedCells(const Block &block) const;
    void measure(qsizetype firstCell);
    void remeasure();
    QList<qreal> leastWidths() const;
    void fit();
    void fill(QList<qreal> &widths) const;

    Block m_block;
    QFont m_font;
    QPointer<TextLook> m_look;
    QFont m_code; // what of the look was measured with
    qreal m_edges = 0;
    qreal m_available = 0;
    qreal m_padding = 0;
    QList<qreal> m_cells;   // how wide each of them is, without being wrapped
    QList<qreal> m_longest; // of each column, the widest of them
    QList<qreal> m_wanted;  // no more than the limit
    QList<qreal> m_words;   // of each column, the longest
    QList<qreal> m_firm;    // and the widest short code
    QList<qreal> m_widths;
};

} // namespace confab::markdown
