// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// Somebody has put the reader into a room.
Rectangle {
    id: root

    Accessible.ignored: true
    color: Theme.accent
    implicitHeight: Theme.px(18)
    implicitWidth: words.implicitWidth + Theme.px(12)
    radius: height / 2

    PlainText {
        id: words

        Accessible.ignored: true
        anchors.centerIn: parent
        color: Theme.accentText
        font: Theme.metaStrong
        text: qsTr("New")
    }
}
