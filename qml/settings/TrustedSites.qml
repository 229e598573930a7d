// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// The sites whose links open without a question, and a way to be asked again.
Column {
    id: root

    required property var sites

    signal removed(string site)

    PlainText {
        color: Theme.textMuted
        font: Theme.meta
        line: Theme.metaLine
        text: qsTr("Links to these open without asking.")
        width: parent.width
        wrapMode: Text.Wrap
    }

    Repeater {
        model: root.sites

        delegate: Item {
            id: entry

            required property string modelData

            height: Theme.rowHeight
            width: root.width

            ElidedText {
                anchors.left: parent.left
                anchors.right: button.left
                anchors.verticalCenter: parent.verticalCenter
                text: entry.modelData
            }

            IconButton {
                id: button

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                iconName: "close"
                text: qsTr("Ask again for links to %1").arg(entry.modelData)

                onClicked: root.removed(entry.modelData)
            }
        }
    }
}
