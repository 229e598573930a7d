// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// Who is writing. Its height is always there, so nothing moves when it appears.
Item {
    id: root

    required property string text

    Accessible.name: root.text
    Accessible.role: Accessible.StaticText
    implicitHeight: Theme.px(22)

    Row {
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        opacity: root.text === "" ? 0 : 1
        spacing: Theme.spaceS
        width: parent.width

        Behavior on opacity  {
            NumberAnimation {
                duration: Theme.quick
                easing.type: Theme.easing
            }
        }

        TypingDots {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.text !== ""
        }

        PlainText {
            Accessible.ignored: true
            color: Theme.textMuted
            elide: Text.ElideRight
            font: Theme.meta
            line: Theme.metaLine
            text: root.text
            width: root.width - Theme.spaceXxl
        }
    }
}
