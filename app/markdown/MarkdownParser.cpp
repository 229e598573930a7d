// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MarkdownParser.h"

#include "BlockBuilder.h"
#include "Document.h"
#include "MarkedSource.h"
#include "TextCollector.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

//! A text of which nothing else is left is shown as it was written.
QList<Block> asWritten(const QString &text)
{
    TextCollector words;
    words.append(text.trimmed(), NoFormat);
    Block block;
    block.content = words.take();
    return block.content.text.isEmpty() ? QList<Block>{} : QList<Block>{block};
}

} // namespace

QList<Block> parse(const QString &text, int maxBlocks)
{
    // Who asks for more rows gets more of everything.
    const int portions = qMax(0, maxBlocks - 1) / limits::kBlocks + 1;
    const qint64 maxText = qint64(portions) * limits::kText;
    const int maxCost = int(qMin<qint64>(qint64(portions) * limits::kCost, INT_MAX));
    const bool cut = text.size() > maxText;
    QString read = cut ? text.first(maxText) : text;
    read.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    const MarkedSource source(read);
    const Document document(source);
    const QList<Block> rows = BlockBuilder(source, maxBlocks, maxCost).build(document.root(), cut);
    return rows.isEmpty() ? asWritten(read) : rows;
}

QString settledPart(const QString &text)
{
    const qsizetype lineStart = text.lastIndexOf(u'\n') + 1;
    const QString line = text.sliced(lineStart);
    // "-" under a paragraph would make it a heading, "``" is half a fence, "1." an empty item.
    static const QRegularExpression beginning(uR"(^(?:[\s>]*(?:[-=*_+~`#|>:\s]+|\d{1,9}[.)]?))$)"_s);
    return !line.isEmpty() && beginning.match(line).hasMatch() ? text.first(lineStart) : text;
}

} // namespace confab::markdown
