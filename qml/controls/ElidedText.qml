// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick

// One line that elides at its end, and tells the whole on hover.
PlainText {
    id: root

    elide: Text.ElideRight
    maximumLineCount: 1
    wrapMode: Text.NoWrap

    HoverHandler {
        id: hover

        enabled: root.truncated
    }

    AppToolTip {
        text: root.text
        visible: hover.hovered && root.truncated
    }
}
