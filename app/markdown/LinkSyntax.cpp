// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "LinkSyntax.h"

#include "Autolinks.h"

#include <chunk.h>

namespace confab::markdown {

namespace {

constexpr int kBefore = 16;      //!< bytes that are looked at before the sign: the scheme, and what stands before it
constexpr int kAfter = 4 * 4096; //!< and behind it

bool isSpace(unsigned char c)
{
    return c <= ' ';
}

bool isContinuation(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

bool begins(const char *text, int length)
{
    return length > 3 && (qstrnicmp(text, "://", 3) == 0 || qstrnicmp(text, "www.", 4) == 0);
}

cmark_node *linkNode(const QByteArray &href, const QByteArray &label)
{
    cmark_node *link = cmark_node_new(CMARK_NODE_LINK);
    cmark_node_set_url(link, href.constData());
    cmark_node *text = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(text, label.constData());
    cmark_node_append_child(link, text);
    return link;
}

cmark_node *match(cmark_syntax_extension *, cmark_parser *, cmark_node *parent, unsigned char,
                  cmark_inline_parser *inlines)
{
    if (cmark_inline_parser_in_bracket(inlines, 0) || cmark_inline_parser_in_bracket(inlines, 1))
        return nullptr;
    const cmark_chunk *chunk = cmark_inline_parser_get_chunk(inlines);
    const int at = cmark_inline_parser_get_offset(inlines);
    const auto *bytes = reinterpret_cast<const char *>(chunk->data);
    if (!begins(bytes + at, chunk->len - at))
        return nullptr;
    int begin = qMax(0, at - kBefore);
    while (begin < at && isContinuation(chunk->data[begin]))
        ++begin;
    const QString before = QString::fromUtf8(bytes + begin, at - begin);
    if (!canBeginAddress(before, QLatin1Char(bytes[at])))
        return nullptr;
    int end = at;
    while (end < chunk->len && end - at < kAfter && !isSpace(chunk->data[end]))
        ++end;
    const QString text = before + QString::fromUtf8(bytes + at, end - at);
    const std::optional<Autolink> found = autolinkAt(text, int(before.size()));
    if (!found)
        return nullptr;
    const QByteArray label = QStringView(text).sliced(found->start, found->length).toUtf8();
    const auto taken = int(QStringView(text).sliced(found->start, before.size() - found->start).toUtf8().size());
    cmark_node_unput(parent, taken);
    cmark_inline_parser_set_offset(inlines, at + int(label.size()) - taken);
    return linkNode(found->href.toUtf8(), label);
}

cmark_llist *signs()
{
    cmark_llist *list = nullptr;
    for (const char sign : {':', 'w', 'W'})
        list = cmark_llist_append(cmark_get_default_mem_allocator(), list, reinterpret_cast<void *>(quintptr(sign)));
    return list;
}

cmark_syntax_extension *made()
{
    cmark_syntax_extension *extension = cmark_syntax_extension_new("confab-links");
    cmark_syntax_extension_set_match_inline_func(extension, match);
    cmark_syntax_extension_set_special_inline_chars(extension, signs());
    return extension;
}

} // namespace

cmark_syntax_extension *linkSyntax()
{
    static cmark_syntax_extension *const extension = made();
    return extension;
}

} // namespace confab::markdown
