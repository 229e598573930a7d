// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"

namespace confab::markdown {

//! Writes the words of a block as markdown. Nothing is escaped that reads as it should without; so what it writes is
//! read again, and taken if that is the same.
class InlineMarkdown
{
public:
    //! What the words are to be written into: each has signs of its own.
    enum class Place { Paragraph, Item, Heading, Cell, Summary };

    //! So many footnotes follow, to which raised numbers lead.
    explicit InlineMarkdown(int footnotes)
        : m_footnotes(footnotes)
    {
    }

    //! To be called in the order in which the words are read.
    QString write(const RichText &text, Place place);

private:
    int m_footnotes;
    int m_referred = 0; //!< footnotes so far
};

//! Whether a raised number can only be that of the next footnote, or of one that was referred to.
bool isReference(QStringView words, int referred, int footnotes);

} // namespace confab::markdown
