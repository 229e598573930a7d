// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

//! What one message may cost to show, whatever it says.
namespace confab::markdown::limits {

constexpr int kText = 64 * 1024; //!< UTF-16 units read, until the reader asks for more
constexpr int kBlocks = 200;     //!< rows, likewise
constexpr int kCost = 150'000;   //!< of drawing, likewise (see DrawingCost.h); ordinary messages stay well below
constexpr int kFoldedFrom = 100; //!< lines (see Fold.h): a longer message shows its beginning at first
constexpr int kFoldedLines = 40; //!< of it
constexpr int kFoldedFromCost = 100'000; //!< likewise
constexpr int kFoldedCost = 70'000;      //!< of its beginning
constexpr int kFoldedPartFrom = 40; //!< lines of a list, a quote, a table or a block of code, where its message is long
constexpr int kFoldedPartLines = 20; //!< of it
constexpr int kPortions = 4;     //!< of kText, kBlocks and kCost, that are shown at once when the reader asks for all
constexpr int kDepth = 16;       //!< quotes, lists and frames, each
constexpr int kUnbroken = 2'000; //!< UTF-16 units without a space, then a line break
constexpr int kCodeLine = 1'000; //!< UTF-16 units of a line of code, then a line break: it isn't wrapped
constexpr int kPieceLines = 16;  //!< lines of code that are one text element
constexpr int kPieceLength = 1'000;   //!< UTF-16 units of them, the last line left out
constexpr int kLineRuns = 150;        //!< differently drawn runs of a line: the cost of drawing grows with their square
constexpr int kRuns = 2'000;          //!< of a text
constexpr int kBoxes = 300;           //!< of a text: stretches of code in prose that have a ground of their own
constexpr int kLinkStops = 50;        //!< links of a text that the keyboard stops at
constexpr int kWholeFormula = 34;     //!< UTF-16 units of a formula that stays in one line: no more fit on a phone
constexpr int kMentions = 100;        //!< of a text that stand out
constexpr int kTableColumns = 24;     //!< further columns are left out
constexpr int kTableCells = 2'400;    //!< further rows are left out
constexpr int kHiddenCells = 40'000;  //!< of those, kept for a copy
constexpr int kFurtherCells = 10'000; //!< in the columns left out, kept likewise
constexpr int kLanguage = 32;         //!< UTF-16 units of a language's name
constexpr int kFenceInfo = 120;       //!< of what else the fence says
constexpr int kListNumber = 99999;    //!< greater numbers are shown as this one

} // namespace confab::markdown::limits
