// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// Somebody of the server and what he is there. A press offers what can be done.
Item {
    id: root

    required property int index
    required property string userId
    required property string name
    required property string detail
    // In quotation marks; empty for none.
    required property string reason
    required property string initials
    required property int colorIndex
    required property string picture
    required property bool admin
    required property bool suspended
    required property bool canGiveRole
    required property bool canSuspend
    required property bool canReset
    property bool marked: false
    readonly property bool leadable: root.canGiveRole || root.canSuspend || root.canReset

    signal pressed

    Accessible.description: root.reason
    Accessible.name: root.detail === "" ? root.name : Bidi.isolated(root.name) + ", " + root.detail
    Accessible.onPressAction: root.pressed()
    Accessible.role: Accessible.ListItem
    Accessible.selected: root.marked
    implicitHeight: Math.max(Theme.px(44), words.implicitHeight + 2 * Theme.spaceXs)
    opacity: root.suspended ? 0.75 : 1

    Rectangle {
        anchors.fill: parent
        color: tap.pressed ? Theme.pressed : root.marked ? Theme.accentFaint : hover.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusControl
    }

    Avatar {
        id: avatar

        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        colorIndex: root.colorIndex
        initials: root.initials
        picture: root.picture
    }

    Column {
        id: words

        anchors.left: avatar.right
        anchors.leftMargin: Theme.spaceM
        anchors.right: more.left
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
            color: root.suspended ? Theme.danger : Theme.textMuted
            font: Theme.meta
            line: Theme.metaLine
            text: root.detail
            visible: text !== ""
            width: parent.width
            wrapMode: Text.Wrap
        }

        ElidedText {
            Accessible.ignored: true
            color: Theme.textMuted
            font: Theme.meta
            line: Theme.metaLine
            text: root.reason
            visible: text !== ""
            width: parent.width
        }
    }

    // Says that a press opens something; the row is what is pressed.
    Icon {
        id: more

        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceM
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.textMuted
        height: Theme.iconSmall
        name: "more"
        visible: root.leadable
        width: Theme.iconSmall
    }

    HoverHandler {
        id: hover
    }

    TapHandler {
        id: tap

        enabled: root.leadable

        onTapped: root.pressed()
    }
}
