// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>
#include <QQuickTextDocument>

class QTextDocument;

namespace confab::markdown {

//! Lets each line of what is written in a TextArea run, and stand, as its own letters want. Qt Quick gives all of them
//! the direction of the first one.
class LineDirections : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QQuickTextDocument *document READ document WRITE setDocument NOTIFY documentChanged FINAL)

public:
    using QObject::QObject;

    QQuickTextDocument *document() const { return m_document; }
    void setDocument(QQuickTextDocument *document);

Q_SIGNALS:
    void documentChanged();

private Q_SLOTS:
    void apply();

private:
    QPointer<QQuickTextDocument> m_document;
};

} // namespace confab::markdown
