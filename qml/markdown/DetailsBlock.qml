// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Markdown
import Confab.Theme

// Stands for a part of the message that is opened when the reader wants it; what it holds are the rows below.
BlockFrame {
    id: root

    required property MessageSelection selection

    signal toggled(int fold)

    contentHeight: button.implicitHeight
    reach: root.wordsStart + button.width

    SelectedGround {
        anchors.fill: button
        blockIndex: root.index
        selection: root.selection
    }

    FoldButton {
        id: button

        font: Theme.bodyStrong
        line: Theme.bodyLine
        open: root.block.open
        text: root.block.text === "" ? qsTr("Details") : root.block.text
        width: Math.min(implicitWidth, root.contentWidth)

        LayoutMirroring.childrenInherit: true
        LayoutMirroring.enabled: root.block.rightToLeft
        x: root.mirrored || root.block.rightToLeft ? root.contentWidth - width : 0

        onClicked: root.toggled(root.block.fold)
    }
}
