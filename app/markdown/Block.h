// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "BlockTypes.h"
#include "Token.h"

#include <QList>
#include <QString>

#include <algorithm>

namespace confab::markdown {

//! One run of equally drawn characters. Spans of a text are in order and never overlap.
struct Span
{
    int start = 0; //!< UTF-16 units
    int length = 0;
    Formats formats = NoFormat;
    QString url = {}; //!< of a link: http, https, confab or mailto, encoded

    friend bool operator==(const Span &, const Span &) = default;
};

//! Plain characters and how to draw them.
class RichText
{
    Q_GADGET
    Q_PROPERTY(QString text MEMBER text CONSTANT)

public:
    QString text = {};
    QList<Span> spans = {};
    QList<Token> tokens = {}; //!< of code that is shown, once it is highlighted (see CodePieces)

    //! Of what has only been added to, most is shared: a long table is compared in no time.
    friend bool operator==(const RichText &a, const RichText &b)
    {
        return (a.text.constData() == b.text.constData() ? a.text.size() == b.text.size() : a.text == b.text) &&
               a.spans == b.spans && a.tokens == b.tokens;
    }
};

//! The frame of Details: what it stands in.
struct DetailsFrame
{
    int quotes = 0;
    int lists = 0;

    friend bool operator==(const DetailsFrame &, const DetailsFrame &) = default;
};

//! One row of a message: whatever was nested is flattened to indents.
class Block
{
    Q_GADGET
    Q_PROPERTY(int type READ typeNumber CONSTANT)
    Q_PROPERTY(confab::markdown::RichText content MEMBER content CONSTANT)
    Q_PROPERTY(QString text READ text CONSTANT)
    Q_PROPERTY(int level MEMBER level CONSTANT)
    Q_PROPERTY(QString language MEMBER language CONSTANT)
    Q_PROPERTY(bool open MEMBER open CONSTANT)
    Q_PROPERTY(int quoteDepth MEMBER quoteDepth CONSTANT)
    Q_PROPERTY(int joinedQuotes MEMBER joinedQuotes CONSTANT)
    Q_PROPERTY(int depth MEMBER depth CONSTANT)
    Q_PROPERTY(QString marker MEMBER marker CONSTANT)
    Q_PROPERTY(bool markerAlone MEMBER markerAlone CONSTANT)
    Q_PROPERTY(bool besideMarker MEMBER besideMarker CONSTANT)
    Q_PROPERTY(int task READ taskNumber CONSTANT)
    Q_PROPERTY(int gap READ gapNumber CONSTANT)
    Q_PROPERTY(QString url MEMBER url CONSTANT)
    Q_PROPERTY(QString host MEMBER host CONSTANT)
    Q_PROPERTY(QString linkUrl MEMBER linkUrl CONSTANT)
    Q_PROPERTY(QString linkHost MEMBER linkHost CONSTANT)
    Q_PROPERTY(QString info MEMBER info CONSTANT)
    Q_PROPERTY(int alert READ alertNumber CONSTANT)
    Q_PROPERTY(int fold MEMBER fold CONSTANT)
    Q_PROPERTY(int frames READ frameCount CONSTANT)
    Q_PROPERTY(int endedFrames MEMBER endedFrames CONSTANT)
    Q_PROPERTY(bool beginsFrame MEMBER beginsFrame CONSTANT)
    Q_PROPERTY(bool footnote MEMBER footnote CONSTANT)
    Q_PROPERTY(bool pictures MEMBER pictures CONSTANT)
    Q_PROPERTY(bool rightToLeft MEMBER rightToLeft CONSTANT)
    Q_PROPERTY(bool mirrored MEMBER mirrored CONSTANT)
    Q_PROPERTY(int columns READ columns CONSTANT)
    Q_PROPERTY(int rows READ rows CONSTANT)
    Q_PROPERTY(int hiddenRows MEMBER hiddenRows CONSTANT)
    Q_PROPERTY(int hiddenColumns READ hiddenColumns CONSTANT)
    Q_PROPERTY(int allLines MEMBER allLines CONSTANT)

public:
    BlockType type = BlockType::Paragraph;
    RichText content = {};
    int level = 0;             //!< of a heading, 1–6
    QString language = {};     //!< of code, as written
    QString info = {};         //!< of code: what its fence says besides the language
    QString uncut = {};        //!< of code, as written; empty where that is what is shown
    bool open = false;         //!< code whose fence is not closed yet; Details of which all is shown
    int quoteDepth = 0;        //!< 0–16, bars at the left
    int joinedQuotes = 0;      //!< how many of the bars go on from the row above
    int depth = 0;             //!< 0–16, list levels
    QString marker = {};       //!< "•" or "3."; empty in the further rows of an item
    bool markerAlone = false;  //!< of an item that begins with a quote or a list: that is the next row
    bool besideMarker = false; //!< that row
    TaskState task = TaskState::NotATask;
    Gap gap = Gap::NormalGap;
    QString url = {};             //!< of an image: http or https, or empty
    QString host = {};            //!< of an image
    QString linkUrl = {};         //!< of an image that is a link: where it leads, or empty
    QString linkHost = {};        //!< of that link
    QList<int> quoteLists = {};   //!< how many lists each of the quotes stands in, the outermost first
    QList<Alert> alerts = {};     //!< of the quotes that it stands in, the outermost first
    Alert alert = Alert::NoAlert; //!< of the innermost quote
    int fold = 0;                 //!< of Details: its number in the message, from 1; of More and Less: see PartFolds.h
    QList<int> folds = {};        //!< the Details that it is a part of, the outermost first
    QList<DetailsFrame> frames = {}; //!< of these, and of its own, no more than 16; see setFrames()
    int endedFrames = 0;             //!< how many of them end below it
    bool beginsFrame = false;        //!< the innermost of them is its own
    bool footnote = false;           //!< stands among the notes at the end
    bool pictures = false;           //!< a few emoji, and all of the message
    bool rightToLeft = false;        //!< its words are, or the first of a table
    bool mirrored = false;           //!< markers and bars stand at the right
    QList<CellAlignment> alignments = {};
    QList<RichText> cells = {};                  //!< of a table, row by row; the first row is the header
    int hiddenRows = 0;                          //!< of a table, left out
    QList<RichText> hiddenCells = {};            //!< of these, for a copy; no more than kHiddenCells
    QList<CellAlignment> furtherAlignments = {}; //!< of the columns that are left out
    QList<RichText> furtherCells = {};           //!< in these, row by row, likewise
    int allLines = 0; //!< of More: what the message, or the part, has, where all is shown when asked for

    QString text() const { return content.text; }
    //! What a copy of code holds.
    QString code() const { return uncut.isEmpty() ? content.text : uncut; }
    //! What a copy of a table holds, as the cells of allAlignments().
    QList<RichText> allCells() const;
    QList<CellAlignment> allAlignments() const { return alignments + furtherAlignments; }
    int hiddenColumns() const { return int(furtherAlignments.size()); }
    int columns() const { return int(alignments.size()); }
    int rows() const { return columns() == 0 ? 0 : int(cells.size()) / columns(); }
    Q_INVOKABLE confab::markdown::RichText cell(int index) const { return cells.value(index); }
    Q_INVOKABLE int alignment(int column) const { return int(alignments.value(column)); }
    Q_INVOKABLE int listsAround(int quote) const { return quoteLists.value(quote); }
    Q_INVOKABLE int alertOf(int quote) const { return int(alerts.value(quote)); }
    Q_INVOKABLE int quotesAroundFrame(int frame) const { return frames.value(frame).quotes; }
    Q_INVOKABLE int listsAroundFrame(int frame) const { return frames.value(frame).lists; }
    //! How many frames a quote stands in.
    Q_INVOKABLE int framesAround(int quote) const
    {
        return int(std::count_if(frames.cbegin(), frames.cend(),
                                 [quote](const DetailsFrame &frame) { return frame.quotes <= quote; }));
    }
    int frameCount() const { return int(frames.size()); }
    // Compiled bindings of 6.4 don't take enumerations of another class out of a value.
    int typeNumber() const { return int(type); }
    int taskNumber() const { return int(task); }
    int gapNumber() const { return int(gap); }
    int alertNumber() const { return int(alert); }

    friend bool operator==(const Block &, const Block &) = default;
};

} // namespace confab::markdown
