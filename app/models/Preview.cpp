// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Preview.h"

#include "markdown/MarkdownParser.h"

namespace confab::models {

namespace {
constexpr int kBlocks = 20;
}

QString plainPreview(const QString &markdown, int limit)
{
    // Only the beginning can show, and a long text must not cost more than a short one.
    const QList<markdown::Block> blocks = markdown::parse(markdown.left(limit * 6), kBlocks);
    QString text;
    for (const markdown::Block &block : blocks) {
        text += block.text() + u' ';
        for (const markdown::RichText &cell : block.cells)
            text += cell.text + u' ';
    }
    text = text.simplified();
    if (text.size() <= limit)
        return text;
    qsizetype end = limit - 1;
    if (text.at(end - 1).isHighSurrogate())
        --end;
    return text.left(end).trimmed() + u'…';
}

} // namespace confab::models
