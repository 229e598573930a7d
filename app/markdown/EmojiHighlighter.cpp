// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "EmojiHighlighter.h"

#include "Emoji.h"

namespace confab::markdown {

EmojiHighlighter::EmojiHighlighter(QObject *parent)
    : QSyntaxHighlighter(parent)
{
    const QString family = emojiFamily();
    if (!family.isEmpty())
        m_picture.setFontFamilies(QStringList{family});
}

void EmojiHighlighter::setQuickDocument(QQuickTextDocument *document)
{
    if (document == m_document)
        return;
    m_document = document;
    setDocument(document ? document->textDocument() : nullptr);
    Q_EMIT documentChanged();
}

void EmojiHighlighter::highlightBlock(const QString &text)
{
    if (m_picture.isEmpty())
        return;
    for (const EmojiRun &run : emojiRuns(text))
        setFormat(run.start, run.length, m_picture);
}

} // namespace confab::markdown
