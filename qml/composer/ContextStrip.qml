// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// Which message is edited or replied to, with a way out.
Item {
    id: root

    required property string title
    required property string preview
    required property bool editing
    // Nothing is sent before this is closed.
    required property bool held
    required property bool shown

    signal closeRequested

    height: root.shown ? Theme.px(38) : 0
    visible: root.shown

    Icon {
        id: icon

        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceM
        anchors.verticalCenter: parent.verticalCenter
        color: root.held ? Theme.danger : Theme.accent
        height: Theme.iconSmall
        name: root.held ? "warning" : root.editing ? "edit" : "reply"
        width: Theme.iconSmall
    }

    ElidedText {
        id: label

        anchors.left: icon.right
        anchors.leftMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        color: root.held ? Theme.danger : Theme.accent
        font: Theme.metaStrong
        text: root.title
        width: Math.min(naturalWidth, root.width * 0.4)
    }

    PlainText {
        anchors.left: label.right
        anchors.leftMargin: Theme.spaceS
        anchors.right: close.left
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.textMuted
        elide: Text.ElideRight
        font: Theme.meta
        text: root.preview
    }

    IconButton {
        id: close

        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceXs
        anchors.verticalCenter: parent.verticalCenter
        iconName: "close"
        shortcutText: qsTr("Esc")
        side: Theme.px(28)
        text: root.held ? qsTr("Keep as a draft") : root.editing ? qsTr("Leave editing") : qsTr("Don't reply")

        onClicked: root.closeRequested()
    }

    Hairline {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
    }
}
