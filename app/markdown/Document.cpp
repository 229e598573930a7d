// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#include "Document.h"

#include "FormulaSyntax.h"
#include "LinkSyntax.h"

#include <cmark-gfm-core-extensions.h>
#include <cstring>

namespace confab::markdown {

namespace {

struct FreeParser
{
    void operator()(cmark_parser *parser) const { cmark_parser_free(parser); }
};

void attach(cmark_parser *parser, const char *extension)
{
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extension));
}

} // namespace

Document::Document(const MarkedSource &source)
{
    cmark_gfm_core_extensions_ensure_registered();
    const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_FOOTNOTES));
    attach(parser.get(), "table");
    attach(parser.get(), "strikethrough");
    cmark_parser_attach_syntax_extension(parser.get(), linkSyntax());
    cmark_parser_attach_syntax_extension(parser.get(), formulaSyntax(source.marks()));
    cmark_parser_feed(parser.get(), source.utf8().constData(), size_t(source.utf8().size()));
    m_root.reset(cmark_parser_finish(parser.get()));
    cmark_consolidate_text_nodes(m_root.get());
}

bool isTable(cmark_node *node)
{
    return std::strcmp(cmark_node_get_type_string(node), "table") == 0;
}

bool isStrikethrough(cmark_node *node)
{
    return std::strcmp(cmark_node_get_type_string(node), "strikethrough") == 0;
}

} // namespace confab::markdown
