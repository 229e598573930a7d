// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"
#include "TextLook.h"

#include <QPointer>
#include <QQuickItem>

namespace confab::markdown {

//! Draws the grounds of what a diff adds and takes away, behind the lines of a text that stands above it: as wide as it
//! is itself, which a format of characters can't be. It costs nothing where there are none.
class ChangedLines : public QQuickItem
{
    Q_OBJECT
    Q_PROPERTY(confab::markdown::RichText content READ content WRITE setContent NOTIFY contentChanged FINAL)
    Q_PROPERTY(confab::markdown::TextLook *look READ look WRITE setLook NOTIFY lookChanged FINAL)
    Q_PROPERTY(int line READ line WRITE setLine NOTIFY lineChanged FINAL)

public:
    //! Lines in a row that are changed in the same way.
    struct Stretch
    {
        int first = 0;
        int count = 0;
        bool added = false;

        friend bool operator==(const Stretch &, const Stretch &) = default;
    };

    explicit ChangedLines(QQuickItem *parent = nullptr);

    //! The text, with its tokens.
    RichText content() const { return m_content; }
    void setContent(const RichText &content);
    TextLook *look() const { return m_look; }
    void setLook(TextLook *look);
    int line() const { return m_line; } //!< px from one line to the next
    void setLine(int height);

    const QList<Stretch> &stretches() const { return m_stretches; }

Q_SIGNALS:
    void contentChanged();
    void lookChanged();
    void lineChanged();

protected:
    void geometryChange(const QRectF &newGeometry, const QRectF &oldGeometry) override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *) override;

private:
    RichText m_content;
    QPointer<TextLook> m_look;
    int m_line = 0;
    QList<Stretch> m_stretches;
};

} // namespace confab::markdown
