// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// A name on one line and a mark behind it, as "(you)": where there is no room for both, the name is elided.
Item {
    id: root

    required property string name
    property string mark: ""
    property font font: Theme.controlStrong
    property color color: Theme.text
    property color markColor: root.color

    implicitHeight: words.implicitHeight
    implicitWidth: words.naturalWidth + (sign.visible ? sign.anchors.leftMargin + sign.implicitWidth : 0)

    ElidedText {
        id: words

        Accessible.ignored: true
        anchors.left: parent.left
        color: root.color
        font: root.font
        text: root.name
        width: Math.min(naturalWidth, Math.max(0, root.width - (root.implicitWidth - naturalWidth)))
    }

    PlainText {
        id: sign

        Accessible.ignored: true
        anchors.left: words.right
        anchors.leftMargin: Theme.spaceXs
        anchors.verticalCenter: words.verticalCenter
        color: root.markColor
        font: root.font
        text: root.mark
        visible: text !== ""
    }
}
