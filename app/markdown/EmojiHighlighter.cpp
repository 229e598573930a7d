// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "EmojiHighlighter.h"

#include "Emoji.h"
#include "JoinedSigns.h"

namespace confab::markdown {

EmojiHighlighter::EmojiHighlighter(QObject *parent)
    : QSyntaxHighlighter(parent)
{
    const QString family = emojiFamily();
    m_signs.setFontStyleStrategy(QFont::PreferNoShaping);
    if (family.isEmpty())
        return;
    m_picture.setFontFamilies(QStringList{family});
    m_composed = m_picture;
    m_composed.setFontStyleStrategy(QFont::NoFontMerging);
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
    for (const TextStretch &signs : joinedSigns(text))
        setFormat(signs.start, signs.length, m_signs);
    if (m_picture.isEmpty())
        return;
    for (const EmojiRun &run : emojiRuns(text))
        setFormat(run.start, run.length, run.composed ? m_composed : m_picture);
}

} // namespace confab::markdown
