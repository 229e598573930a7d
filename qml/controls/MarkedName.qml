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
    implicitWidth: words.naturalWidth + (sign.visible ? Theme.spaceXs + sign.implicitWidth : 0)

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
        // Behind the letters: an elided text is narrower than the place it has.
        anchors.left: words.left
        anchors.leftMargin: Math.min(words.width, Math.ceil(words.contentWidth)) + Theme.spaceXs
        anchors.verticalCenter: words.verticalCenter
        color: root.markColor
        font: root.font
        text: root.mark
        visible: text !== ""
    }
}
