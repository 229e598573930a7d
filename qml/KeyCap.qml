// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// A key as one looks for it on the keyboard.
Rectangle {
    id: root

    required property var modelData
    property alias text: label.text

    border.color: Theme.hairline
    border.width: Theme.stroke
    color: Theme.codeSurface
    height: Theme.px(22)
    radius: Theme.codeRadius
    width: Math.max(height, label.implicitWidth + 2 * Theme.spaceS)

    PlainText {
        id: label

        Accessible.ignored: true
        anchors.centerIn: parent
        font: Theme.metaStrong
        line: Theme.metaLine
    }
}
