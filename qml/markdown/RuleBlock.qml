// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Markdown

// A line across the column.
BlockFrame {
    id: root

    required property MessageSelection selection

    contentHeight: 9

    SelectedGround {
        blockIndex: root.index
        selection: root.selection
    }

    Hairline {
        anchors.verticalCenter: parent.verticalCenter
        width: root.contentWidth
    }
}
