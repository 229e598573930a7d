// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// One thing that somebody did who leads a room or the server: what, when and why.
Item {
    id: root

    required property int index
    required property string sentence
    required property string detail
    required property string timeText
    required property string fullTimeText
    property bool focused: false

    Accessible.description: root.detail
    Accessible.focused: root.focused
    Accessible.name: root.sentence + ", " + root.fullTimeText
    Accessible.role: Accessible.ListItem
    implicitHeight: words.implicitHeight + 2 * Theme.spaceS

    FocusRing {
        gap: -Theme.focusWidth
        shown: root.focused
    }

    Column {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceS
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter

        PlainText {
            Accessible.ignored: true
            horizontalAlignment: Text.AlignLeft
            text: root.sentence
            width: parent.width
            wrapMode: Text.Wrap
        }

        PlainText {
            Accessible.ignored: true
            color: Theme.textMuted
            font: Theme.meta
            horizontalAlignment: Text.AlignLeft
            line: Theme.metaLine
            text: root.detail === "" ? root.timeText : qsTr("%1 · %2").arg(root.timeText).arg(root.detail)
            width: parent.width
            wrapMode: Text.Wrap
        }
    }
}
