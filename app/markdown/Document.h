// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MarkedSource.h"

#include <cmark-gfm.h>
#include <memory>

namespace confab::markdown {

//! A text as the tree of nodes that cmark-gfm reads: CommonMark with GFM's tables, strikethrough and footnotes, and
//! with two extensions of ours. A formula is a node of which isFormula() is true; an address that stands in the text
//! is a link. On the GUI thread only: the library keeps tables of its own.
class Document
{
public:
    explicit Document(const MarkedSource &source);

    cmark_node *root() const { return m_root.get(); }

private:
    struct Free
    {
        void operator()(cmark_node *node) const { cmark_node_free(node); }
    };
    std::unique_ptr<cmark_node, Free> m_root;
};

struct FreeIterator
{
    void operator()(cmark_iter *iterator) const { cmark_iter_free(iterator); }
};
//! Goes through what is below a node, which it doesn't outlive.
using NodeIterator = std::unique_ptr<cmark_iter, FreeIterator>;

//! The library gives the nodes of its extensions no types that can be named.
bool isTable(cmark_node *node);
bool isStrikethrough(cmark_node *node);

} // namespace confab::markdown
