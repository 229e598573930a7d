// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// One line of a menu. Set `available` false to leave it out.
T.MenuItem {
    id: root

    property string iconName: ""
    property string keys: ""
    property bool dangerous: false
    property bool available: true
    // Of what waits behind it.
    property int count: 0
    readonly property color ink: root.dangerous ? Theme.danger : Theme.text

    Accessible.name: root.count > 0 ? qsTr("%1, %L2").arg(root.text).arg(root.count) : root.text
    Accessible.role: Accessible.MenuItem
    enabled: root.available
    height: root.available ? implicitHeight : 0
    implicitHeight: Math.max(Theme.controlHeight, label.implicitHeight + 2 * Theme.spaceXs)
    implicitWidth: label.implicitWidth + keysLabel.implicitWidth + (badge.visible ? badge.width + Theme.spaceS : 0) + 4 * Theme.spaceM + Theme.iconSmall
    visible: root.available
    width: parent ? parent.width : implicitWidth

    background: Rectangle {
        color: root.highlighted ? Theme.accentFaint : root.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusControl
    }
    contentItem: Item {
        Icon {
            id: icon

            anchors.left: parent.left
            anchors.leftMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            color: root.dangerous ? Theme.danger : Theme.textMuted
            height: Theme.iconSmall
            name: root.iconName
            width: Theme.iconSmall
        }

        PlainText {
            id: label

            anchors.left: icon.right
            anchors.leftMargin: Theme.spaceS
            anchors.right: badge.visible ? badge.left : keysLabel.left
            anchors.rightMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            color: root.ink
            text: root.text
            wrapMode: Text.Wrap
        }

        Badge {
            id: badge

            anchors.right: keysLabel.left
            anchors.verticalCenter: parent.verticalCenter
            count: root.count
        }

        PlainText {
            id: keysLabel

            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.textMuted
            font: Theme.meta
            text: root.keys
        }
    }
}
