// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MarkdownParser.h"

#include "BlockBuilder.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

constexpr unsigned kDialect = MD_FLAG_NOHTML | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEEMAILAUTOLINKS |
                              MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOINDENTEDCODEBLOCKS;

BlockBuilder &builder(void *data)
{
    return *static_cast<BlockBuilder *>(data);
}

MD_PARSER parserCallbacks()
{
    MD_PARSER parser = {};
    parser.flags = kDialect;
    parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *data) -> int {
        return !builder(data).enterBlock(type, detail);
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void *, void *data) -> int { return !builder(data).leaveBlock(type); };
    parser.enter_span = [](MD_SPANTYPE type, void *detail, void *data) -> int {
        return !builder(data).enterSpan(type, detail);
    };
    parser.leave_span = [](MD_SPANTYPE type, void *, void *data) -> int { return !builder(data).leaveSpan(type); };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data) -> int {
        return !builder(data).addText(type, QString::fromUtf8(text, size));
    };
    return parser;
}

//! Whether the last line closes a fence rather than opens one: fences come in pairs.
bool endsInOpenFence(const QString &text)
{
    static const QRegularExpression fence(uR"(^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(`{3,}|~{3,})([^`\n]*)$)"_s,
                                          QRegularExpression::MultilineOption);
    QString open;
    auto matches = fence.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QString marks = match.captured(1);
        if (open.isEmpty())
            open = marks;
        else if (marks.front() == open.front() && marks.size() >= open.size() && match.captured(2).trimmed().isEmpty())
            open.clear();
    }
    return !open.isEmpty();
}

} // namespace

QList<Block> parse(const QString &text, int maxBlocks)
{
    const bool cut = text.size() > limits::kText;
    const QString read = cut ? text.first(limits::kText) : text;
    const QByteArray utf8 = read.toUtf8();
    BlockBuilder blocks(maxBlocks);
    const MD_PARSER parser = parserCallbacks();
    md_parse(utf8.constData(), MD_SIZE(utf8.size()), &parser, &blocks);
    QList<Block> rows = blocks.take(cut);
    if (!rows.isEmpty() && rows.last().type == BlockType::Code)
        rows.last().open = endsInOpenFence(read);
    return rows;
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
