// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MarkdownClipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {
const QString kMarkdown = u"text/markdown"_s;
}

void MarkdownClipboard::put(const CopiedText &copied)
{
    auto *data = new QMimeData; // the clipboard takes it
    data->setText(copied.plain);
    if (!copied.markdown.isEmpty())
        data->setData(kMarkdown, copied.markdown.toUtf8());
    QGuiApplication::clipboard()->setMimeData(data);
}

QString MarkdownClipboard::markdown() const
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    return data ? QString::fromUtf8(data->data(kMarkdown)) : QString();
}

} // namespace confab::markdown
