// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"
#include "LinkTarget.h"
#include "TextCollector.h"

#include <md4c.h>

namespace confab::markdown {

//! Turns the parser's events into rows. Each handler returns false when there are rows enough: parsing ends then.
class BlockBuilder
{
public:
    BlockBuilder(int maxBlocks, int maxCost);

    bool enterBlock(MD_BLOCKTYPE type, void *detail);
    bool leaveBlock(MD_BLOCKTYPE type);
    bool enterSpan(MD_SPANTYPE type, void *detail);
    bool leaveSpan(MD_SPANTYPE type);
    bool addText(MD_TEXTTYPE type, const QString &text);

    //! The rows so far; with a last row of type More when it was stopped or `cut`.
    QList<Block> take(bool cut);

private:
    struct List
    {
        bool ordered = false;
        bool tight = true;
        unsigned next = 1;
        int items = 0; //!< begun so far
    };

    bool closeLeaf();
    bool push(Block block);
    bool pushLoneMarker();
    void placeInContainers(Block &block);
    Gap gapAbove(const Block &block) const;
    void beginItem(const MD_BLOCK_LI_DETAIL &detail);
    bool endCell();
    bool endTable();
    bool endImage();
    void endLink();
    Formats currentFormats() const;

    QList<Block> m_blocks;
    Block m_leaf; //!< what is being filled, unless it is a cell
    TextCollector m_text;
    QString m_code; //!< as written
    bool m_leafOpen = false;
    bool m_full = false;
    int m_maxBlocks;
    int m_costLeft; //!< see DrawingCost.h

    int m_quoteDepth = 0;
    QList<List> m_lists;
    bool m_markerPending = false;
    QString m_marker;
    TaskState m_task = TaskState::NotATask;

    bool m_inCell = false;
    int m_cellColumn = 0;
    int m_tableColumns = 0; //!< as written, before some are left out

    int m_bold = 0;
    int m_italic = 0;
    int m_strike = 0;
    int m_monospace = 0;
    int m_images = 0;
    LinkTarget m_link;
    int m_linkStart = 0;
    QString m_alt;
    QString m_imageUrl;
};

} // namespace confab::markdown
