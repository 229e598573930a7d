// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Markdown
import Confab.Theme

// Stands for a picture, which is never loaded by itself: what it shows, where it lies, and where it leads.
BlockFrame {
    id: root

    required property MessageSelection selection

    signal linkActivated(string url, string label)

    contentHeight: card.height

    Rectangle {
        id: card

        border.color: Theme.hairline
        border.width: Theme.stroke
        color: Theme.codeSurface
        height: words.height + 2 * Theme.spaceS
        radius: Theme.radiusControl
        width: Math.min(root.contentWidth, Math.max(name.implicitWidth, link.implicitWidth, target.visible ? target.implicitWidth : 0) + 2 * Theme.spaceM)

        Column {
            id: words

            spacing: 2
            width: parent.width - 2 * Theme.spaceM
            x: Theme.spaceM
            y: Theme.spaceS

            PlainText {
                id: name

                elide: Text.ElideRight
                text: root.block.text === "" ? qsTr("Image") : root.block.text
                width: parent.width
            }

            QuietLink {
                id: link

                text: root.block.url === "" ? qsTr("Not shown: its address is not on the web") : qsTr("Image from %1 – open").arg(root.block.host)
                color: root.block.url === "" ? Theme.textMuted : Theme.accent
                enabled: root.block.url !== ""
                font: Theme.meta
                line: Theme.metaLine
                width: Math.min(implicitWidth, parent.width)

                onPressed: root.linkActivated(root.block.url, root.block.text)
            }

            QuietLink {
                id: target

                font: Theme.meta
                line: Theme.metaLine
                text: qsTr("Leads to %1 – open").arg(root.block.linkHost === "" ? root.block.linkUrl : root.block.linkHost)
                visible: root.block.linkUrl !== ""
                width: Math.min(implicitWidth, parent.width)

                onPressed: root.linkActivated(root.block.linkUrl, root.block.text)
            }
        }

        SelectedGround {
            blockIndex: root.index
            radius: card.radius
            selection: root.selection
        }
    }
}
