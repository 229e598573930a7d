// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// What stands beside the words of a message: whose they are, or when they came.
Item {
    id: root

    required property messageAuthor author
    required property messageInfo info
    required property bool tight
    required property bool timed

    signal authorPressed

    Avatar {
        agent: root.author.isAgent
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.topMargin: 2
        colorIndex: root.author.colorIndex
        initials: root.author.initials
        picture: root.author.picture
        side: root.tight ? Theme.avatarSmall : Theme.avatar
        visible: root.info.firstInGroup

        AuthorPress {
            author: root.author

            onPressed: root.authorPressed()
        }
    }

    TabularText {
        Accessible.ignored: true
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceS
        line: Theme.bodyLine
        text: root.info.timeText
        visible: !root.tight && !root.info.firstInGroup && root.timed
    }
}
