// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// A notice that stays until it was read, across the window: what it says, what it offers, and a button that sends it away.
T.Control {
    id: root

    required property string text
    property bool attention: false
    property string actionText: ""
    readonly property color ink: root.attention ? Theme.warning : Theme.accent
    // What it offers stands below the words then.
    readonly property bool tight: action.visible && root.width < Theme.px(480)
    // Where the words begin.
    readonly property real lead: Theme.spaceM + Theme.iconSmall + Theme.spaceS

    signal acted
    signal dismissed

    Accessible.name: root.text
    Accessible.role: Accessible.AlertMessage
    implicitHeight: Math.max(label.implicitHeight + (root.tight ? action.height + Theme.spaceXs : 0), root.tight ? 0 : action.height, close.height) + 2 * Theme.spaceS

    background: Rectangle {
        color: Theme.surface

        Rectangle {
            anchors.fill: parent
            color: root.attention ? Theme.faded(root.ink, 0.1) : Theme.accentFaint
        }

        Hairline {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }

    Icon {
        id: mark

        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceM
        anchors.verticalCenter: label.verticalCenter
        color: root.ink
        height: Theme.iconSmall
        name: root.attention ? "warning" : "info"
        width: Theme.iconSmall
    }

    PlainText {
        id: label

        Accessible.ignored: true
        anchors.left: mark.right
        anchors.leftMargin: Theme.spaceS
        anchors.right: root.tight || !action.visible ? close.left : action.left
        anchors.rightMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: root.tight ? -(action.height + Theme.spaceXs) / 2 : 0
        text: root.text
        wrapMode: Text.Wrap
    }

    AppButton {
        id: action

        // By one edge: switching between two leaves the width of the moment in which both held.
        anchors.right: close.left
        anchors.rightMargin: root.tight ? root.width - root.lead - action.width - close.width - close.anchors.rightMargin : Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: root.tight ? (label.height + Theme.spaceXs) / 2 : 0
        implicitHeight: Theme.px(28)
        text: root.actionText
        visible: root.actionText !== ""

        onClicked: root.acted()
    }

    IconButton {
        id: close

        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceM
        anchors.verticalCenter: parent.verticalCenter
        iconName: "close"
        side: Theme.px(28)
        text: qsTr("Dismiss")

        onClicked: root.dismissed()
    }
}
