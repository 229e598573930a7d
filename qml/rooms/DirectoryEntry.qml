// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// One public room: what it is called and about, how many are in it, and whether one is among them.
Item {
    id: root

    required property int index
    required property string roomId
    required property string name
    required property string topic
    required property string membersText
    required property bool member
    required property bool banned
    required property int colorIndex
    required property string picture
    property bool marked: false
    readonly property string standing: root.banned ? qsTr("You can't come in") : root.member ? qsTr("Joined") : ""
    readonly property string facts: root.standing === "" ? root.membersText : root.membersText + " · " + root.standing
    readonly property bool roomy: root.width > Theme.px(230)

    signal pressed

    Accessible.description: root.topic
    Accessible.name: Bidi.isolated(root.name) + ", " + root.facts
    Accessible.onPressAction: root.pressed()
    Accessible.role: Accessible.ListItem
    Accessible.selected: root.marked
    implicitHeight: words.implicitHeight + 2 * Theme.spaceS

    Rectangle {
        anchors.fill: parent
        color: tap.pressed ? Theme.pressed : root.marked ? Theme.accentFaint : hover.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusControl
    }

    RoomSign {
        id: sign

        agent: false
        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        colorIndex: root.colorIndex
        direct: false
        initials: ""
        locked: false
        others: 0
        picture: root.picture
        presence: PresenceDot.Unknown
    }

    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.spaceM
        anchors.right: go.visible ? go.left : parent.right
        anchors.rightMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter

        ElidedText {
            Accessible.ignored: true
            font: Theme.bodyStrong
            horizontalAlignment: Text.AlignLeft
            line: Theme.px(20)
            text: root.name
            width: parent.width
        }

        PlainText {
            Accessible.ignored: true
            color: Theme.textMuted
            font: Theme.meta
            line: Theme.metaLine
            text: root.facts
            width: parent.width
            wrapMode: Text.Wrap
        }

        ElidedText {
            Accessible.ignored: true
            color: Theme.textMuted
            font: Theme.meta
            horizontalAlignment: Text.AlignLeft
            line: Theme.metaLine
            text: root.topic
            visible: root.topic !== ""
            width: parent.width
        }
    }

    HoverHandler {
        id: hover
    }

    TapHandler {
        id: tap

        enabled: !root.banned

        onTapped: root.pressed()
    }

    // Says what a press does; the row is what is pressed.
    PlainText {
        id: go

        Accessible.ignored: true
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceM
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.accent
        font: Theme.controlStrong
        text: root.member ? qsTr("Open") : qsTr("Join")
        visible: !root.banned && root.roomy
    }
}
