// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Who one is here, and on which server.
Item {
    id: root

    implicitHeight: Theme.avatarLarge

    Avatar {
        id: avatar

        anchors.verticalCenter: parent.verticalCenter
        colorIndex: App.self.colorIndex
        initials: App.self.initials
        picture: App.self.picture
        side: Theme.px(40)
    }

    ElidedText {
        anchors.bottom: parent.verticalCenter
        anchors.left: avatar.right
        anchors.leftMargin: Theme.spaceM
        anchors.right: parent.right
        font: Theme.bodyStrong
        line: Theme.bodyLine
        text: App.self.name
    }

    ElidedText {
        anchors.left: avatar.right
        anchors.leftMargin: Theme.spaceM
        anchors.right: parent.right
        anchors.top: parent.verticalCenter
        color: Theme.textMuted
        font: Theme.meta
        text: App.serverName
    }
}
