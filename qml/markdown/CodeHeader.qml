// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// The line above code: its language, and a way to take it along.
Item {
    id: root

    required property string language
    // What the fence says besides it: a file, lines that matter.
    property string info: ""
    property bool copied: false

    signal copyPressed

    implicitHeight: Theme.px(30)

    ElidedText {
        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceM
        anchors.right: button.left
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.textMuted
        font: Theme.meta
        line: Theme.metaLine
        text: (root.language === "" ? qsTr("text") : root.language.toLowerCase()) + (root.info === "" ? "" : " · " + root.info)
    }

    IconButton {
        id: button

        anchors.right: parent.right
        anchors.rightMargin: 3
        anchors.verticalCenter: parent.verticalCenter
        focusPolicy: Qt.NoFocus
        iconName: root.copied ? "check" : "copy"
        side: Theme.px(26)
        text: root.copied ? qsTr("Copied") : qsTr("Copy code")

        onClicked: {
            root.copied = true;
            settle.restart();
            root.copyPressed();
        }
    }

    Timer {
        id: settle

        interval: 1500

        onTriggered: root.copied = false
    }
}
