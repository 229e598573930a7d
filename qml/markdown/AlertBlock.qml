// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Markdown
import Confab.Theme

// Begins a quote that calls for attention.
BlockFrame {
    id: root

    required property MessageSelection selection

    Accessible.name: look.title
    Accessible.role: Accessible.StaticText
    contentHeight: title.height
    reach: root.indent + row.width

    AlertLook {
        id: look

        alert: root.block.alert
    }

    SelectedGround {
        anchors.fill: row
        blockIndex: root.index
        selection: root.selection
    }

    Row {
        id: row

        LayoutMirroring.enabled: root.mirrored
        anchors.left: parent.left
        spacing: Theme.spaceXs + 2

        Icon {
            anchors.verticalCenter: title.verticalCenter
            color: look.color
            height: Theme.iconSmall
            name: look.icon
            width: height
        }

        PlainText {
            id: title

            Accessible.ignored: true
            color: look.color
            font: Theme.bodyStrong
            line: Theme.bodyLine
            text: look.title
        }
    }
}
