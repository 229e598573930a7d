// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// A short notice on a dark card, with a button that sends it away.
T.Control {
    id: root

    enum Tone {
        Info,
        Success,
        Warning,
        Error
    }

    required property string text
    property int tone: Toast.Info
    property string actionText: ""
    // What it offers stands below the words then, as beside them they would break into many short lines.
    readonly property bool tight: action.visible && root.width < Math.min(root.implicitWidth, Theme.px(320))

    signal acted
    signal dismissed

    Accessible.name: root.text
    Accessible.role: Accessible.AlertMessage
    implicitHeight: Math.max(label.implicitHeight + (root.tight ? action.height : 0) + 2 * Theme.spaceM, close.height + Theme.spaceS)
    implicitWidth: mark.width + label.implicitWidth + action.width + close.width + 3 * Theme.spaceM

    background: Item {
        SoftShadow {
        }

        Rectangle {
            anchors.fill: parent
            color: Theme.tooltip
            radius: Theme.radiusCard
        }
    }

    Icon {
        id: mark

        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceM
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.tooltipText
        height: Theme.iconSmall
        name: root.tone === Toast.Success ? "check" : root.tone === Toast.Info ? "info" : "warning"
        width: Theme.iconSmall
    }

    PlainText {
        id: label

        Accessible.ignored: true
        anchors.left: mark.right
        anchors.leftMargin: Theme.spaceS
        anchors.right: root.tight ? close.left : action.left
        anchors.rightMargin: Theme.spaceXs
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: root.tight ? -action.height / 2 : 0
        color: Theme.tooltipText
        text: root.text
        wrapMode: Text.Wrap
    }

    ToastAction {
        id: action

        anchors.right: close.left
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: root.tight ? label.height / 2 : 0
        text: root.actionText
        visible: text !== ""
        width: visible ? implicitWidth : 0

        onClicked: root.acted()
    }

    IconButton {
        id: close

        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceXs
        anchors.verticalCenter: parent.verticalCenter
        iconName: "close"
        ink: Theme.tooltipText
        inkHovered: Theme.tooltipText
        side: Theme.px(28)
        text: qsTr("Dismiss")

        onClicked: root.dismissed()
    }
}
