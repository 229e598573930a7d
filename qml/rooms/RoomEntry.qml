// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// One room of the sidebar: its kind, its name, the last words, and how many are unread.
Item {
    id: root

    required property int index
    required property string name
    required property int kind
    required property int unread
    required property bool mentioned
    required property string preview
    required property string previewAuthor
    required property string timeText
    required property string initials
    required property int colorIndex
    required property bool agent
    required property int presence
    required property bool isCurrent
    required property string draft
    required property bool typing
    property bool focused: false
    property bool marked: false
    readonly property bool direct: root.kind === RoomListModel.Direct
    readonly property string line: root.typing ? qsTr("typing…") : root.draft !== "" ? qsTr("Draft: %1").arg(root.draft) : root.previewAuthor !== "" && !root.direct ? root.previewAuthor + ": " + root.preview : root.preview

    signal opened

    Accessible.focused: root.focused
    Accessible.name: root.unread > 0 ? qsTr("%1, %n unread", "", root.unread).arg(root.name) : root.name
    Accessible.onPressAction: root.opened()
    Accessible.role: Accessible.ListItem
    Accessible.selected: root.isCurrent || root.marked
    implicitHeight: Theme.px(50)

    Rectangle {
        anchors.fill: parent
        color: tap.pressed ? Theme.pressed : root.marked ? Theme.accentFaint : root.isCurrent ? Theme.selected : hover.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusControl

        FocusRing {
            gap: -Theme.focusWidth
            shown: root.focused
        }
    }

    Item {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        height: width
        width: Theme.avatar

        Avatar {
            agent: root.agent
            colorIndex: root.colorIndex
            initials: root.initials
            presence: root.presence
            ring: Theme.sidebar
            visible: root.direct
        }

        Rectangle {
            anchors.fill: parent
            color: Theme.avatarColor(root.colorIndex)
            radius: Theme.radiusControl + 2
            visible: !root.direct

            Icon {
                anchors.centerIn: parent
                color: Theme.avatarText
                height: Theme.iconSmall
                name: root.kind === RoomListModel.Private ? "lock" : "hash"
                opacity: 0.8
                width: Theme.iconSmall
            }
        }
    }

    ElidedText {
        id: title

        Accessible.ignored: true
        anchors.left: sign.right
        anchors.leftMargin: Theme.spaceM
        anchors.right: time.left
        anchors.rightMargin: Theme.spaceS
        font: root.unread > 0 ? Theme.bodyStrong : Theme.body
        line: Theme.px(20)
        text: root.name
        y: Math.round(root.line === "" ? (root.height - height) / 2 : root.height / 2 - height)
    }

    TabularText {
        id: time

        Accessible.ignored: true
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceS
        anchors.verticalCenter: title.verticalCenter
        text: root.timeText
    }

    PlainText {
        Accessible.ignored: true
        anchors.left: title.left
        anchors.right: badge.visible ? badge.left : parent.right
        anchors.rightMargin: Theme.spaceS
        anchors.top: parent.verticalCenter
        anchors.topMargin: 1
        color: root.typing ? Theme.accent : Theme.textMuted
        elide: Text.ElideRight
        font: Theme.meta
        line: Theme.px(18)
        maximumLineCount: 1
        text: root.line
    }

    Badge {
        id: badge

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(6)
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceS
        count: root.unread
        loud: root.mentioned || root.direct
    }

    HoverHandler {
        id: hover
    }

    TapHandler {
        id: tap

        onTapped: root.opened()
    }
}
