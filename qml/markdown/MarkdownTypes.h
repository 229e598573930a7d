// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/BlockFormatter.h"
#include "markdown/ChangedLines.h"
#include "markdown/CodePieces.h"
#include "markdown/CopiedText.h"
#include "markdown/EmojiHighlighter.h"
#include "markdown/LineDirections.h"
#include "markdown/LineSpacing.h"
#include "markdown/MarkdownClipboard.h"
#include "markdown/MessageBlocks.h"
#include "markdown/MessageLinks.h"
#include "markdown/RunBoxes.h"
#include "markdown/MessageSelection.h"
#include "markdown/SelectablePart.h"
#include "markdown/SelectionArea.h"
#include "markdown/Sight.h"
#include "markdown/SightColumn.h"
#include "markdown/TableColumns.h"
#include "markdown/TableRows.h"

#include <QtQml/qqmlregistration.h>

//! What of app/markdown the views use, under its QML names.
namespace confab::qml {

namespace BlockNames {
Q_NAMESPACE
QML_FOREIGN_NAMESPACE(confab::markdown)
QML_NAMED_ELEMENT(Markdown)
} // namespace BlockNames

struct BlockValue
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::Block)
    QML_VALUE_TYPE(markdownBlock)
};

struct RichTextValue
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::RichText)
    QML_VALUE_TYPE(richText)
};

struct LinkPlaceValue
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::LinkPlace)
    QML_VALUE_TYPE(linkPlace)
};

struct MessageLinksElement
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::MessageLinks)
    QML_NAMED_ELEMENT(MessageLinks)
};

struct MessageBlocksElement
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::MessageBlocks)
    QML_NAMED_ELEMENT(MessageBlocks)
};

struct BlockFormatterElement
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::BlockFormatter)
    QML_NAMED_ELEMENT(BlockFormatter)
};

struct ChangedLinesElement
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::ChangedLines)
    QML_NAMED_ELEMENT(ChangedLines)
};

struct CodePiecesElement
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::CodePieces)
    QML_NAMED_ELEMENT(CodePieces)
};

struct RunBoxesElement
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::RunBoxes)
    QML_NAMED_ELEMENT(RunBoxes)
};

struct EmojiHighlighterElement
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::EmojiHighlighter)
    QML_NAMED_ELEMENT(EmojiHighlighter)
};

struct LineDirectionsElement
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::LineDirections)
    QML_NAMED_ELEMENT(LineDirections)
};

struct LineSpacingElement
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::LineSpacing)
    QML_NAMED_ELEMENT(LineSpacing)
};

struct CopiedTextValue
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::CopiedText)
    QML_VALUE_TYPE(copiedText)
};

struct MarkdownClipboardElement
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::MarkdownClipboard)
    QML_SINGLETON
    QML_NAMED_ELEMENT(MarkdownClipboard)
};

struct MessageSelectionElement
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::MessageSelection)
    QML_NAMED_ELEMENT(MessageSelection)
};

struct SelectablePartElement
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::SelectablePart)
    QML_NAMED_ELEMENT(SelectablePart)
};

struct SelectionAreaElement
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::SelectionArea)
    QML_NAMED_ELEMENT(SelectionArea)
};

struct SightElement
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::Sight)
    QML_NAMED_ELEMENT(Sight)
};

struct SightColumnElement
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::SightColumn)
    QML_NAMED_ELEMENT(SightColumn)
};

struct TextLookElement
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::TextLook)
    QML_NAMED_ELEMENT(TextLook)
};

struct TableColumnsElement
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::TableColumns)
    QML_NAMED_ELEMENT(TableColumns)
};

struct TableRowsElement
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::TableRows)
    QML_NAMED_ELEMENT(TableRows)
};

struct TableCellsValue
{
    Q_GADGET
    QML_FOREIGN(confab::markdown::TableCells)
    QML_VALUE_TYPE(tableCells)
};

} // namespace confab::qml
