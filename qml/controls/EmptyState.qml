// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// What to do where there is nothing yet: one sentence and one button.
Column {
    id: root

    required property string iconName
    required property string title
    property string sentence: ""
    property string buttonText: ""
    // Without the picture, where there is little height.
    property bool compact: false

    signal pressed

    spacing: Theme.spaceM
    width: Math.min(Theme.dialogWidth, parent ? parent.width - 2 * Theme.spaceXl : Theme.dialogWidth)

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        color: Theme.accentFaint
        height: width
        radius: width / 2
        visible: !root.compact
        width: Theme.avatarLarge

        Icon {
            anchors.centerIn: parent
            color: Theme.accent
            height: Theme.icon
            name: root.iconName
            width: Theme.icon
        }
    }

    PlainText {
        Accessible.role: Accessible.Heading
        font: Theme.title
        horizontalAlignment: Text.AlignHCenter
        line: Theme.titleLine
        text: root.title
        width: parent.width
        wrapMode: Text.Wrap
    }

    PlainText {
        color: Theme.textMuted
        font: Theme.body
        horizontalAlignment: Text.AlignHCenter
        line: Theme.bodyLine
        text: root.sentence
        visible: root.sentence !== ""
        width: parent.width
        wrapMode: Text.Wrap
    }

    AppButton {
        anchors.horizontalCenter: parent.horizontalCenter
        kind: AppButton.Primary
        text: root.buttonText
        visible: root.buttonText !== ""
        width: Math.min(implicitWidth, parent.width)

        onClicked: root.pressed()
    }
}
