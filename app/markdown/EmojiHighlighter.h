// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QPointer>
#include <QQuickTextDocument>
#include <QSyntaxHighlighter>

namespace confab::markdown {

//! Draws the pictures of a text that is being written in the emoji font, and its signs as they are, without touching
//! what can be undone.
class EmojiHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
    Q_PROPERTY(QQuickTextDocument *document READ quickDocument WRITE setQuickDocument NOTIFY documentChanged FINAL)

public:
    explicit EmojiHighlighter(QObject *parent = nullptr);

    QQuickTextDocument *quickDocument() const { return m_document; }
    void setQuickDocument(QQuickTextDocument *document);

Q_SIGNALS:
    void documentChanged();

protected:
    void highlightBlock(const QString &text) override;

private:
    QPointer<QQuickTextDocument> m_document;
    QTextCharFormat m_picture;
    QTextCharFormat m_composed;
    QTextCharFormat m_signs;
};

} // namespace confab::markdown
