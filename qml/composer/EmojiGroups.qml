// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Models
import Confab.Theme

// The groups of emoji, side by side.
Row {
    id: root

    required property EmojiListModel emoji
    // -1 for none.
    required property int current
    readonly property var pictures: root.emoji.groupPictures
    readonly property real side: root.width / root.pictures.length
    // They stand beside each other, however large letters are.
    readonly property font pictureFont: root.emoji.fontOf(Math.min(Theme.px(16), 0.62 * root.side))

    signal chosen(int group)

    Accessible.name: qsTr("Groups of emoji")
    Accessible.role: Accessible.PageTabList
    height: Theme.px(32)

    Repeater {
        model: root.pictures.length

        EmojiGroup {
            checked: root.current === index
            height: root.height
            picture: root.pictures[index]
            pictureFont: root.pictureFont
            text: root.emoji.groupNames[index]
            width: Math.floor(root.side)

            onClicked: root.chosen(index)
        }
    }
}
