// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// One person or agent to choose.
Item {
    id: root

    required property int index
    required property string userId
    required property string name
    required property string detail
    required property int presence
    required property string initials
    required property int colorIndex
    required property string picture
    required property bool agent
    required property bool chosen
    property bool marked: false

    signal pressed

    Accessible.checkable: true
    Accessible.checked: root.chosen
    Accessible.name: root.detail === "" ? root.name : Bidi.isolated(root.name) + ", " + root.detail
    Accessible.onPressAction: root.pressed()
    Accessible.role: Accessible.ListItem
    Accessible.selected: root.marked
    implicitHeight: Theme.px(44)

    Rectangle {
        anchors.fill: parent
        color: tap.pressed ? Theme.pressed : root.marked ? Theme.accentFaint : hover.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusControl
    }

    Avatar {
        id: avatar

        agent: root.agent
        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        colorIndex: root.colorIndex
        initials: root.initials
        picture: root.picture
        presence: root.presence
        ring: Theme.surface
    }

    Column {
        anchors.left: avatar.right
        anchors.leftMargin: Theme.spaceM
        anchors.right: check.left
        anchors.rightMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter

        ElidedText {
            Accessible.ignored: true
            font: Theme.body
            horizontalAlignment: Text.AlignLeft
            line: Theme.px(20)
            text: root.name
            width: parent.width
        }

        PlainText {
            Accessible.ignored: true
            color: Theme.textMuted
            font: Theme.meta
            horizontalAlignment: Text.AlignLeft
            line: Theme.metaLine
            text: root.detail
            visible: text !== ""
            width: parent.width
        }
    }

    Icon {
        id: check

        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceM
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.accent
        height: Theme.iconSmall
        name: "check"
        opacity: root.chosen ? 1 : 0
        width: Theme.iconSmall
    }

    HoverHandler {
        id: hover
    }

    TapHandler {
        id: tap

        onTapped: root.pressed()
    }
}
