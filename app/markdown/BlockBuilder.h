// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"
#include "MarkedSource.h"

#include <cmark-gfm.h>

namespace confab::markdown {

//! Turns the tree of a document into rows, until there are rows enough.
class BlockBuilder
{
public:
    BlockBuilder(const MarkedSource &source, int maxBlocks, int maxCost);

    //! The rows of a document. The last is of type More when there were more, or when the text was `cut`.
    QList<Block> build(cmark_node *document, bool cut);

private:
    struct List
    {
        bool ordered = false;
        QChar delimiter = u'.';
        int next = 1;
        int items = 0; //!< begun so far
    };

    struct Quote
    {
        int number = 0; //!< in the message
        Alert alert = Alert::NoAlert;
        int folds = 0; //!< Details that it stands in
    };

    // These return whether what is within is to be read as well.
    bool enter(cmark_node *node);
    bool enterQuote(cmark_node *node);
    bool enterItem(cmark_node *node);
    void leave(cmark_node *node);

    void addParagraph(cmark_node *node);
    void addHeading(cmark_node *node);
    void addCode(cmark_node *node);
    void addTable(cmark_node *node);
    void addHtml(cmark_node *node);
    void addDetails(const QString &summary, bool open);
    void addSource(cmark_node *node);
    void addRule();
    void beginFootnote();
    RichText cell(cmark_node *node) const;

    void push(Block block);
    void pushLoneMarker();
    void placeInContainers(Block &block);
    Gap gapAbove(const Block &block) const;

    const MarkedSource &m_source;
    QList<Block> m_blocks;
    const int m_maxBlocks;
    int m_costLeft; //!< see DrawingCost.h
    bool m_full = false;

    QList<Quote> m_quotes;
    QList<int> m_quotesAbove; //!< that the row above stands in
    int m_quoteCount = 0;
    QList<List> m_lists;
    QList<int> m_itemFolds; //!< Details that each open item stands in
    QString m_marker;       //!< of the item that has no row yet
    bool m_markerPending = false;
    bool m_gapBefore = false; //!< an empty line stands above what is read
    QList<int> m_folds;
    int m_foldCount = 0;
    int m_footnotes = 0;
    bool m_inFootnote = false;
};

} // namespace confab::markdown
