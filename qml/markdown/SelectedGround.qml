// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown
import Confab.Theme

// Shows that a block without words of its own is in the selection.
Rectangle {
    id: root

    required property MessageSelection selection
    required property int blockIndex

    Accessible.ignored: true
    anchors.fill: parent
    color: Theme.selection
    visible: !root.selection.empty && root.selection.covers(root.blockIndex)
}
