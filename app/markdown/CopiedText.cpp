// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CopiedText.h"

#include "BlockMarkdown.h"
#include "MarkdownParser.h"
#include "PlainWords.h"
#include "Slice.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {
constexpr int kWhole = 1000; //!< portions: all that a message can have
} // namespace

void CopiedText::put() const
{
    auto *data = new QMimeData; // the clipboard takes it
    data->setText(plain);
    if (!markdown.isEmpty())
        data->setData(u"text/markdown"_s, markdown.toUtf8());
    QGuiApplication::clipboard()->setMimeData(data);
}

void CopiedText::putMarkdown() const
{
    CopiedText{markdown, markdown}.put();
}

CopiedText copiedText(const QList<Block> &blocks, const TextRange &range)
{
    const QList<Block> parts = slice(blocks, range);
    const QString plain = plainWords(parts);
    // Some words out of code are no block of code.
    if (parts.size() == 1 && parts.first().type == BlockType::Code && parts.first().code() != blocks.at(range.begin.block).code())
        return {plain, plain};
    return {plain, markdownOf(parts)};
}

CopiedText copiedText(const QString &markdown)
{
    return {plainWords(parse(markdown, limits::kBlocks * kWhole)), markdown};
}

} // namespace confab::markdown
