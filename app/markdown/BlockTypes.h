// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

//! Text from people and models as a list of plain blocks; nothing here ever reads markup into a text element.
namespace confab::markdown {
Q_NAMESPACE

enum class BlockType {
    Paragraph,
    Heading,  //!< level 1–6
    Code,     //!< content is the code, language may be empty
    ListItem, //!< a paragraph with a marker
    Table,
    Rule,
    Image,      //!< content is the alternative text; the picture is never loaded
    Formula,    //!< content is the formula as written, its delimiters included
    Details,    //!< content is what stands for a part that is closed at first
    AlertTitle, //!< begins a quote that is an alert; without content
    More,       //!< the rest was left out
    Less,       //!< a long message ends here, and can be folded again
};
Q_ENUM_NS(BlockType)

enum class TaskState { NotATask, Open, Done };
Q_ENUM_NS(TaskState)

//! The space above a block. BoxGap: between words and what stands in a box of its own, or is drawn apart from them.
enum class Gap { NoGap, TightGap, NormalGap, BoxGap, ApartGap, WideGap };
Q_ENUM_NS(Gap)

//! What a quote that begins with "[!NOTE]" or the like calls the reader's attention to.
enum class Alert { NoAlert, Note, Tip, Important, Warning, Caution };
Q_ENUM_NS(Alert)

enum class CellAlignment { Left, Center, Right };
Q_ENUM_NS(CellAlignment)

//! How a run of characters is drawn; combined freely.
enum Format : quint16 {
    NoFormat = 0,
    Bold = 1,
    Italic = 2,
    Strike = 4,
    Monospace = 8,
    Link = 16,
    Quiet = 32, //!< added by us, as the real host behind a link
    Mention = 64,
    Own = 128, //!< of a mention: the reader's
    Superscript = 256,
    Subscript = 512,
    Keyboard = 1024, //!< a key to be pressed
    Formula = 2048,  //!< as written, its delimiters included
};
Q_DECLARE_FLAGS(Formats, Format)
Q_DECLARE_OPERATORS_FOR_FLAGS(Formats)

} // namespace confab::markdown
