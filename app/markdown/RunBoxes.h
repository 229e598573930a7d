// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "FormatRuns.h"
#include "TextLook.h"

#include <QPointer>
#include <QQuickItem>

class QTextDocument;

namespace confab::markdown {

//! Draws the grounds of code and keys behind the words of a TextEdit, which it is a child of: rounded, and a little
//! larger than the letters, which a format of characters can't be. It costs nothing where there are none.
class RunBoxes : public QQuickItem
{
    Q_OBJECT
    Q_PROPERTY(confab::markdown::RichText content READ content WRITE setContent NOTIFY contentChanged FINAL)
    Q_PROPERTY(confab::markdown::TextLook *look READ look WRITE setLook NOTIFY lookChanged FINAL)

public:
    explicit RunBoxes(QQuickItem *parent = nullptr);

    //! What stands in the TextEdit.
    RichText content() const { return m_content; }
    void setContent(const RichText &content);
    TextLook *look() const { return m_look; }
    void setLook(TextLook *look);

    //! Where they are, in px of the TextEdit: one for each line that a stretch stands in.
    QList<QRectF> boxes() const;

Q_SIGNALS:
    void contentChanged();
    void lookChanged();

protected:
    void updatePolish() override;
    QSGNode *updatePaintNode(QSGNode *node, UpdatePaintNodeData *) override;

private:
    struct Box
    {
        QRectF area;
        bool key = false;

        friend bool operator==(const Box &, const Box &) = default;
    };
    class Node;

    void watch();
    void restyle();
    QList<Box> measure() const;

    RichText m_content;
    QPointer<TextLook> m_look;
    QList<BoxedStretch> m_stretches;
    QList<Box> m_boxes;
    bool m_watching = false;
    bool m_restyled = true;
};

} // namespace confab::markdown
