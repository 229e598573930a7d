// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "Block.h"

namespace confab::markdown {

//! What the row that is read next stands in: quotes, lists, details and footnotes. They nest in any order; a row only
//! knows how deep it stands.
class Containers
{
public:
    struct List
    {
        bool ordered = false;
        QChar delimiter = u'.';
        int next = 1;  //!< number of the next item
        int items = 0; //!< begun so far
    };

    void enterQuote(Alert alert);
    void leaveQuote();
    //! Goes on with the list that was open when reading stopped, if one was.
    void enterList(const List &list);
    void leaveList();
    void enterItem();
    void leaveItem();
    void enterFootnote();
    //! The number of the note.
    int leaveFootnote();
    //! The number of the details.
    int enterDetails();
    //! False where none are open in the quote or item that is open.
    bool leaveDetails();

    //! An item has begun, and no row has its marker yet.
    bool hasPendingMarker() const { return m_markerPending; }
    bool hasFootnotes() const { return m_footnotes > 0; }
    //! Reading stops within a list, and goes on with its next item.
    void pause();

    //! Says of a block where it stands, and how far below the row above (null for none). `apart`: the line above is
    //! empty.
    void place(Block &block, const Block *above, bool apart);

private:
    struct Quote
    {
        int number = 0; //!< in the message
        Alert alert = Alert::NoAlert;
        int lists = 0; //!< that it stands in
        int folds = 0; //!< details that it stands in
    };

    Gap gapAbove(const Block &block, const Block &above, bool apart) const;
    int outerFolds() const;
    void closeDetails(int left);

    QList<Quote> m_quotes;
    QList<int> m_quotesAbove; //!< that the row above stands in
    int m_quoteCount = 0;
    QList<List> m_lists;
    QList<int> m_itemFolds; //!< details that each open item stands in
    QString m_marker;       //!< of the item that has no row yet
    bool m_markerPending = false;
    bool m_paused = false;
    QList<int> m_folds;
    int m_foldCount = 0;
    int m_footnotes = 0;
    bool m_inFootnote = false;
};

} // namespace confab::markdown
