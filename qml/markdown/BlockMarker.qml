// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Markdown
import Confab.Theme

// What stands before a list item: a bullet, a number or a box with or without a tick.
Item {
    id: root

    required property string marker
    required property int task
    property bool mirrored: false
    property bool small: false
    // A task with a number has its box behind that.
    readonly property bool numbered: root.task !== Markdown.NotATask && /^\d/.test(root.marker)
    readonly property real boxWidth: root.numbered ? box.width + Theme.spaceS : 0

    implicitHeight: root.small ? Theme.controlLine : Theme.bodyLine

    LineText {
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceXs + 2
        color: Theme.textMuted
        font: root.small ? Theme.control : Theme.body
        line: root.small ? Theme.controlLine : Theme.bodyLine
        // The point of a number comes behind it.
        text: root.mirrored ? "\u200F" + root.marker : root.marker
        visible: root.task === Markdown.NotATask || root.numbered
    }

    Rectangle {
        id: box

        Accessible.checked: root.task === Markdown.Done
        Accessible.name: root.task === Markdown.Done ? qsTr("Done") : qsTr("Open")
        Accessible.role: Accessible.CheckBox
        anchors.right: parent.right
        anchors.rightMargin: root.numbered ? -width : Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        border.color: root.task === Markdown.Done ? Theme.accent : Theme.textMuted
        border.width: 1.5
        color: root.task === Markdown.Done ? Theme.accent : "transparent"
        height: Theme.px(14)
        radius: 3
        visible: root.task !== Markdown.NotATask
        width: height

        Icon {
            anchors.centerIn: parent
            color: Theme.accentText
            height: Theme.px(12)
            name: "check"
            visible: root.task === Markdown.Done
            width: height
        }
    }
}
