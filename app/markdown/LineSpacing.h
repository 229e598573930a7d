// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>
#include <QQuickTextDocument>

class QTextDocument;

namespace confab::markdown {

//! Gives each line of what is written in a TextArea the same height, which Qt Quick has no property for there. Text
//! that is typed or pasted takes the format of the line it came into; what is set anew gets it here.
class LineSpacing : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QQuickTextDocument *document READ document WRITE setDocument NOTIFY documentChanged FINAL)
    Q_PROPERTY(qreal lineHeight READ lineHeight WRITE setLineHeight NOTIFY lineHeightChanged FINAL)

public:
    using QObject::QObject;

    QQuickTextDocument *document() const { return m_document; }
    void setDocument(QQuickTextDocument *document);
    //! In px.
    qreal lineHeight() const { return m_lineHeight; }
    void setLineHeight(qreal height);

Q_SIGNALS:
    void documentChanged();
    void lineHeightChanged();

private:
    void apply();
    bool isApplied(const QTextDocument &document) const;

    QPointer<QQuickTextDocument> m_document;
    qreal m_lineHeight = 0;
};

} // namespace confab::markdown
