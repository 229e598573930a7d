// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "BuildState.h"
#include "MarkedSource.h"

#include <cmark-gfm.h>

namespace confab::markdown {

//! Turns the tree of a document into rows, until there are rows enough.
class BlockBuilder
{
public:
    //! `state` is where reading begins: of a whole message, with nothing but costLeft.
    BlockBuilder(const MarkedSource &source, int maxBlocks, BuildState state);

    void build(cmark_node *document);

    //! The rows. The last is of type More when there were more, or when the text was `cut`.
    QList<Block> take(bool cut);

    //! What more text can't change any more: where reading was when it came to the last part of the document that may
    //! go on, and the line in which that part begins; 0 where there is none.
    const BuildState &settled() const { return m_settled; }
    int settledLine() const { return m_settledLine; }

private:
    // These return whether what is within is to be read as well.
    bool enter(cmark_node *node);
    bool enterQuote(cmark_node *node);
    void leave(cmark_node *node);
    void settle(cmark_node *node);

    void addParagraph(cmark_node *node);
    void addHeading(cmark_node *node);
    void addCode(cmark_node *node);
    void addTable(cmark_node *node);
    void addHtml(cmark_node *node);
    void addDetails(const QString &summary, bool open);
    void addSource(cmark_node *node);
    void addRule();
    RichText cell(cmark_node *node) const;

    void push(Block block);
    void pushLoneMarker();
    void pushMarkerBeside();

    const MarkedSource &m_source;
    const int m_maxBlocks;
    BuildState m_state;
    BuildState m_settled;
    int m_settledLine = 0;
};

} // namespace confab::markdown
