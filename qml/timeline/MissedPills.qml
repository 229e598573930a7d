// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// How many new messages there are further up: the way to the first of them, or no need to.
Grid {
    id: root

    required property int count
    required property bool shown
    required property real available

    signal jumpRequested
    signal readRequested

    columns: jump.implicitWidth + spacing + read.implicitWidth > root.available ? 1 : 2
    horizontalItemAlignment: Grid.AlignHCenter
    spacing: Theme.spaceS
    visible: jump.opacity > 0

    JumpPill {
        id: jump

        Accessible.name: qsTr("Jump to the first of %Ln new", "", root.count)
        iconName: "arrow-up"
        shown: root.shown
        text: qsTr("%Ln new", "", root.count)

        onClicked: root.jumpRequested()
    }

    JumpPill {
        id: read

        iconName: "check"
        shown: root.shown
        text: qsTr("Mark as read")

        onClicked: root.readRequested()
    }
}
