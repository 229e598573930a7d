// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "FormulaSyntax.h"

#include <algorithm>
#include <cctype>
#include <chunk.h>
#include <string_view>

namespace confab::markdown {

namespace {

Marks current;

bool isWord(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

bool isSpace(char c)
{
    return std::isspace(static_cast<unsigned char>(c)) != 0;
}

//! Where the sign stands again, unescaped; npos where it doesn't.
size_t nextSign(std::string_view text, size_t from)
{
    for (size_t i = from; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '$')
            return i;
    }
    return std::string_view::npos;
}

size_t dollarLength(std::string_view text, size_t at)
{
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("$$")) {
        const size_t end = nextSign(rest, 2);
        const bool closed = end != std::string_view::npos && end > 2 && rest.substr(end).starts_with("$$");
        return closed ? end + 2 : 0;
    }
    if (rest.size() < 3 || isSpace(rest[1]) || (at > 0 && (isWord(text[at - 1]) || text[at - 1] == '$')))
        return 0;
    const size_t end = nextSign(rest, 1);
    if (end == std::string_view::npos || end < 2 || isSpace(rest[end - 1]) ||
        rest.substr(0, end).find('`') != std::string_view::npos)
        return 0;
    return end + 1 < rest.size() && (isWord(rest[end + 1]) || rest[end + 1] == '$') ? 0 : end + 1;
}

size_t markedLength(std::string_view text, size_t at)
{
    const std::string_view rest = text.substr(at);
    for (const auto &[open, close] :
         {std::pair(current.openInline, current.closeInline), std::pair(current.openDisplay, current.closeDisplay),
          std::pair(current.environment, current.environment)}) {
        if (open == 0 || !rest.starts_with(QString(QChar(open)).toUtf8().constData()))
            continue;
        const QByteArray closing = QString(QChar(close)).toUtf8();
        const size_t end = rest.find(closing.constData(), size_t(closing.size()));
        // Signs alone are escaped signs.
        const bool says = end != std::string_view::npos && std::ranges::any_of(rest.substr(0, end), isWord);
        return says ? end + size_t(closing.size()) : 0;
    }
    return 0;
}

cmark_node *match(cmark_syntax_extension *, cmark_parser *, cmark_node *, unsigned char sign,
                  cmark_inline_parser *inlines)
{
    const cmark_chunk *chunk = cmark_inline_parser_get_chunk(inlines);
    const auto at = size_t(cmark_inline_parser_get_offset(inlines));
    const std::string_view text(reinterpret_cast<const char *>(chunk->data), size_t(chunk->len));
    const size_t length = sign == '$' ? dollarLength(text, at) : markedLength(text, at);
    if (length == 0)
        return nullptr;
    // Of another type, a table's cell would refuse it.
    cmark_node *formula = cmark_node_new(CMARK_NODE_HTML_INLINE);
    cmark_node_set_literal(formula, std::string(text.substr(at, length)).c_str());
    cmark_inline_parser_set_offset(inlines, int(at + length));
    return formula;
}

cmark_syntax_extension *made()
{
    cmark_llist *signs = nullptr;
    constexpr unsigned char kMark = 0xEE; // all marks begin with it in UTF-8
    for (const unsigned char sign : {static_cast<unsigned char>('$'), kMark})
        signs = cmark_llist_append(cmark_get_default_mem_allocator(), signs, reinterpret_cast<void *>(quintptr(sign)));
    cmark_syntax_extension *extension = cmark_syntax_extension_new("confab-formulas");
    cmark_syntax_extension_set_match_inline_func(extension, match);
    cmark_syntax_extension_set_special_inline_chars(extension, signs);
    return extension;
}

} // namespace

bool isFormula(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE && *cmark_node_get_literal(node) != '<';
}

cmark_syntax_extension *formulaSyntax(const Marks &marks)
{
    static cmark_syntax_extension *const extension = made();
    current = marks;
    return extension;
}

} // namespace confab::markdown
