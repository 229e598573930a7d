// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "MarkdownParser.h"

#include "BlockBuilder.h"

#include <QRegularExpression>

#include <functional>

using namespace Qt::StringLiterals;

namespace confab::markdown {

namespace {

constexpr unsigned kDialect = MD_FLAG_NOHTML | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEEMAILAUTOLINKS |
                              MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOINDENTEDCODEBLOCKS;

//! One reading of one message. The library writes the indent of code as spaces, which would spoil a Makefile: here, the
//! tabs of the source are put back.
class Reading
{
public:
    Reading(const QByteArray &source, int maxBlocks, int maxCost)
        : builder(maxBlocks, maxCost)
        , m_begin(source.constData())
        , m_end(source.constData() + source.size())
    {
    }

    bool enterBlock(MD_BLOCKTYPE type, void *detail)
    {
        m_inCode = type == MD_BLOCK_CODE;
        return builder.enterBlock(type, detail);
    }

    bool leaveBlock(MD_BLOCKTYPE type)
    {
        m_inCode = false;
        m_indent = 0;
        return builder.leaveBlock(type);
    }

    bool addText(MD_TEXTTYPE type, const char *text, MD_SIZE size)
    {
        const bool written = std::less_equal<>{}(m_begin, text) && std::less<>{}(text, m_end);
        if (m_inCode && !written && size > 0 && text[0] == ' ') {
            m_indent += int(size);
            return true;
        }
        QString shown = QString::fromUtf8(text, size);
        if (m_indent > 0)
            shown.prepend(written ? indentBefore(text) : QString(m_indent, u' '));
        m_indent = 0;
        return builder.addText(type, shown);
    }

    BlockBuilder builder;

private:
    QString indentBefore(const char *text) const
    {
        const int tabs = m_indent / 4;
        bool tabbed = m_indent % 4 == 0 && text - m_begin >= tabs;
        for (int i = 1; tabbed && i <= tabs; ++i)
            tabbed = text[-i] == '\t';
        return tabbed ? QString(tabs, u'\t') : QString(m_indent, u' ');
    }

    const char *m_begin;
    const char *m_end;
    int m_indent = 0;
    bool m_inCode = false;
};

Reading &reading(void *data)
{
    return *static_cast<Reading *>(data);
}

MD_PARSER parserCallbacks()
{
    MD_PARSER parser = {};
    parser.flags = kDialect;
    parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *data) -> int {
        return !reading(data).enterBlock(type, detail);
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void *, void *data) -> int { return !reading(data).leaveBlock(type); };
    parser.enter_span = [](MD_SPANTYPE type, void *detail, void *data) -> int {
        return !reading(data).builder.enterSpan(type, detail);
    };
    parser.leave_span = [](MD_SPANTYPE type, void *, void *data) -> int {
        return !reading(data).builder.leaveSpan(type);
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data) -> int {
        return !reading(data).addText(type, text, size);
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
    // Who asks for more rows gets more of everything.
    const int portions = qMax(0, maxBlocks - 1) / limits::kBlocks + 1;
    const qint64 maxText = qint64(portions) * limits::kText;
    const int maxCost = int(qMin<qint64>(qint64(portions) * limits::kCost, INT_MAX));
    const bool cut = text.size() > maxText;
    const QString read = cut ? text.first(maxText) : text;
    const QByteArray utf8 = read.toUtf8();
    Reading message(utf8, maxBlocks, maxCost);
    const MD_PARSER parser = parserCallbacks();
    md_parse(utf8.constData(), MD_SIZE(utf8.size()), &parser, &message);
    QList<Block> rows = message.builder.take(cut);
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
