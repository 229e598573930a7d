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
    readonly property bool lettered: /^\w/.test(root.marker)
    readonly property real boxWidth: root.numbered ? box.width + Theme.spaceS : 0

    implicitHeight: root.small ? Theme.controlLine : Theme.bodyLine

    LineText {
        anchors.right: parent.right
        // Code that an item begins with sticks out of its words.
        anchors.rightMargin: root.lettered ? Theme.spaceS : Theme.spaceS + 2
        color: Theme.textMuted
        font: root.small ? Theme.control : Theme.body
        line: root.small ? Theme.controlLine : Theme.bodyLine
        // The point of a number comes behind it.
        text: root.mirrored ? "\u200F" + root.marker : root.marker
        visible: root.task === Markdown.NotATask || root.numbered
    }

    Loader {
        id: box

        active: root.task !== Markdown.NotATask
        anchors.right: parent.right
        anchors.rightMargin: root.numbered ? -width : Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        visible: active

        sourceComponent: TaskBox {
            done: root.task === Markdown.Done
        }
    }
}
