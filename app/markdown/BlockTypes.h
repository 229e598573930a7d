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
    Image, //!< content is the alternative text; the picture is never loaded
    More,  //!< the rest was left out
    Less,  //!< a long message ends here, and can be folded again
};
Q_ENUM_NS(BlockType)

enum class TaskState { NotATask, Open, Done };
Q_ENUM_NS(TaskState)

//! The space above a block.
enum class Gap { NoGap, TightGap, NormalGap, WideGap };
Q_ENUM_NS(Gap)

enum class CellAlignment { Left, Center, Right };
Q_ENUM_NS(CellAlignment)

//! How a run of characters is drawn; combined freely.
enum Format : quint8 {
    NoFormat = 0,
    Bold = 1,
    Italic = 2,
    Strike = 4,
    Monospace = 8,
    Link = 16,
    Quiet = 32, //!< added by us, as the real host behind a link
    Mention = 64,
    Own = 128, //!< of a mention: the reader's
};
Q_DECLARE_FLAGS(Formats, Format)
Q_DECLARE_OPERATORS_FOR_FLAGS(Formats)

} // namespace confab::markdown
