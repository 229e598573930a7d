// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "CopiedText.h"

#include "PlainWords.h"
#include "Slice.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace confab::markdown {

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
    return {plainWords(slice(blocks, range)), {}};
}

} // namespace confab::markdown
