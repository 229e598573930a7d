// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
#pragma once

#include "MessageSelection.h"

#include <QKeyEvent>

#include <optional>

namespace confab::markdown {

//! The keys that lead a selection on, as in any text: Shift with the arrows, Home and End, and with Ctrl by words or to
//! the end of the message.
class SelectionKeys
{
public:
    //! Whether the key was one of them.
    bool take(const QKeyEvent &event, MessageSelection &selection);
    //! The next step up or down begins where the selection ends by then.
    void forgetColumn() { m_column.reset(); }

private:
    std::optional<TextPosition> target(const QKeyEvent &event, MessageSelection &selection);
    TextPosition lineAway(MessageSelection &selection, int direction);

    std::optional<qreal> m_column; //!< where steps up and down stay, in the window
};

} // namespace confab::markdown
