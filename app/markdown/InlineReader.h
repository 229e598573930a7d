// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"
#include "LinkTarget.h"
#include "MarkedSource.h"
#include "TextCollector.h"

#include <QSet>

#include <cmark-gfm.h>

namespace confab::markdown {

//! Reads what stands within a paragraph, a heading or a cell.
class InlineReader
{
public:
    //! Where pictures and displayed formulas have rows of their own, or stand for themselves between words.
    enum class Rows { OfTheirOwn, None };

    InlineReader(const MarkedSource &source, Rows rows);

    //! The words as paragraphs, between them pictures and formulas. Nothing but content, addresses and types is set.
    QList<Block> read(cmark_node *container);

private:
    void enter(cmark_node *node);
    void leave(cmark_node *node);
    void matchTags(cmark_node *container);
    void addText(const QString &text);
    void addAutolinks(const QString &text);
    void addHtml(cmark_node *node);
    void addHost(const QString &label, const LinkTarget &link);
    void addMark(const QString &number);
    void addFormula(const QString &formula);
    void addWithin(const QString &formula);
    void addPicture(cmark_node *node);
    void endLink();
    void flush();
    QString lineBreak() const;
    Formats formats() const;

    const MarkedSource &m_source;
    const Rows m_rows;
    QList<Block> m_read;
    TextCollector m_text;
    QSet<cmark_node *> m_tags; //!< that have a counterpart
    int m_bold = 0;
    int m_italic = 0;
    int m_strike = 0;
    int m_keyboard = 0;
    int m_raised = 0;
    int m_lowered = 0;
    int m_pictures = 0; //!< that are open
    bool m_inLink = false;
    LinkTarget m_link;
    QString m_href;
    int m_linkStart = 0;
    bool m_linkHasPicture = false;
    QString m_alternative; //!< of the picture
};

} // namespace confab::markdown
