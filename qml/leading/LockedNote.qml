// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// Why a setting can't be changed here.
Item {
    id: root

    implicitHeight: Math.max(icon.height, label.implicitHeight)

    Icon {
        id: icon

        anchors.left: parent.left
        anchors.top: parent.top
        color: Theme.textMuted
        height: Theme.iconSmall
        name: "lock"
        width: Theme.iconSmall
    }

    PlainText {
        id: label

        anchors.left: icon.right
        anchors.leftMargin: Theme.spaceS
        anchors.right: parent.right
        color: Theme.textMuted
        font: Theme.meta
        line: Theme.metaLine
        text: qsTr("Locked: the server's configuration sets this, and only who runs the server changes it there.")
        wrapMode: Text.Wrap
    }
}
