// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// Says which earlier answer this one carries on; press to go there.
PlainText {
    id: root

    signal pressed

    Accessible.name: root.text
    Accessible.onPressAction: root.pressed()
    Accessible.role: Accessible.Link
    color: hover.hovered ? Theme.text : Theme.textMuted
    font: Theme.meta
    line: Theme.metaLine
    wrapMode: Text.Wrap

    Keys.onEnterPressed: root.pressed()
    Keys.onReturnPressed: root.pressed()

    FocusRing {
        shown: root.activeFocus
    }

    HoverHandler {
        id: hover

        cursorShape: Qt.PointingHandCursor
    }

    TapHandler {
        onTapped: root.pressed()
    }
}
