// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// What is under way, and a way out of it.
Item {
    id: root

    required property string text

    signal cancelRequested

    Accessible.name: root.text
    Accessible.role: Accessible.StaticText
    implicitHeight: Theme.controlHeight

    TypingDots {
        id: dots

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.accent
    }

    PlainText {
        Accessible.ignored: true
        anchors.left: dots.right
        anchors.leftMargin: Theme.spaceM
        anchors.right: button.left
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.textMuted
        elide: Text.ElideRight
        text: root.text
    }

    AppButton {
        id: button

        anchors.right: parent.right
        kind: AppButton.Quiet
        text: qsTr("Cancel")

        onClicked: root.cancelRequested()
    }
}
