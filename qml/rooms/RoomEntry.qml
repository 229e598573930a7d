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
    required property string roomId
    required property string name
    required property int kind
    required property int unread
    required property int mentions
    required property string preview
    required property string previewAuthor
    required property string timeText
    required property string initials
    required property int colorIndex
    required property string picture
    required property bool agent
    required property int presence
    required property int others
    required property bool isCurrent
    required property string draft
    required property bool typing
    required property bool favourite
    required property int level
    required property bool archived
    required property bool fresh
    required property int reports
    property bool focused: false
    property bool marked: false
    // Its menu is open.
    property bool held: false
    readonly property bool direct: root.kind === RoomListModel.Direct
    readonly property bool muted: root.level === RoomListModel.Nothing
    readonly property string marks: WaitingCounts.marks(root.reports, root.fresh, root.mentions) + (root.draft !== "" ? ", " + qsTr("draft") : "") + (root.archived ? ", " + qsTr("archived") : "") + (root.muted ? ", " + qsTr("muted") : "")
    readonly property string line: root.typing ? qsTr("typing…") : root.draft !== "" ? qsTr("Draft: %1").arg(root.draft) : root.previewAuthor !== "" ? Bidi.isolated(root.previewAuthor) + ": " + Bidi.isolated(root.preview) : root.preview

    signal opened
    // Where its menu should open, in own coordinates.
    signal menuRequested(real x, real y)

    Accessible.focused: root.focused
    Accessible.name: root.unread > 0 ? qsTr("%1, %n unread", "", root.unread).arg(Bidi.isolated(root.name)) + root.marks : root.marks !== "" ? Bidi.isolated(root.name) + root.marks : root.name
    Accessible.onPressAction: root.opened()
    Accessible.role: Accessible.ListItem
    Accessible.selected: root.isCurrent || root.marked
    implicitHeight: Theme.px(50)

    Rectangle {
        anchors.fill: parent
        color: tap.pressed || root.held ? Theme.pressed : root.marked ? Theme.accentFaint : root.isCurrent ? Theme.selected : hover.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusControl

        FocusRing {
            gap: -Theme.focusWidth
            shown: root.focused
        }
    }

    RoomSign {
        id: sign

        agent: root.agent
        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        colorIndex: root.colorIndex
        direct: root.direct
        initials: root.initials
        locked: root.kind === RoomListModel.Private
        opacity: root.muted ? 0.7 : 1
        others: root.others
        picture: root.picture
        presence: root.presence
    }

    ElidedText {
        id: title

        Accessible.ignored: true
        anchors.left: sign.right
        anchors.leftMargin: Theme.spaceM
        anchors.right: reported.visible ? reported.left : kept.visible ? kept.left : quiet.visible ? quiet.left : time.left
        anchors.rightMargin: Theme.spaceS
        color: (root.muted || root.archived) && !root.isCurrent ? Theme.textMuted : Theme.text
        font: (root.unread > 0 || root.fresh) && !root.muted || root.reports > 0 ? Theme.bodyStrong : Theme.body
        horizontalAlignment: Text.AlignLeft
        line: Theme.px(20)
        text: root.name
        y: Math.round(root.line === "" ? (root.height - height) / 2 : root.height / 2 - height)
    }

    // Somebody waits for who leads the room.
    Icon {
        id: reported

        anchors.right: kept.visible ? kept.left : quiet.visible ? quiet.left : time.left
        anchors.rightMargin: Theme.spaceS
        anchors.verticalCenter: title.verticalCenter
        color: Theme.warning
        height: Theme.px(14)
        name: "caution"
        visible: root.reports > 0
        width: height
    }

    // Nobody writes there any more.
    Icon {
        id: kept

        anchors.right: quiet.visible ? quiet.left : time.left
        anchors.rightMargin: Theme.spaceXs
        anchors.verticalCenter: title.verticalCenter
        color: Theme.textMuted
        height: Theme.px(14)
        name: "archive"
        visible: root.archived
        width: height
    }

    Icon {
        id: quiet

        anchors.right: time.left
        anchors.rightMargin: Theme.spaceXs
        anchors.verticalCenter: title.verticalCenter
        color: Theme.textMuted
        height: Theme.px(14)
        name: "bell-off"
        visible: root.muted
        width: height
    }

    TabularText {
        id: time

        Accessible.ignored: true
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceS
        anchors.verticalCenter: title.verticalCenter
        text: root.timeText
    }

    Icon {
        id: pen

        anchors.left: title.left
        anchors.verticalCenter: words.verticalCenter
        color: Theme.accent
        height: Theme.px(12)
        name: "edit"
        visible: root.draft !== "" && !root.typing
        width: height
    }

    PlainText {
        id: words

        Accessible.ignored: true
        anchors.left: pen.visible ? pen.right : title.left
        anchors.leftMargin: pen.visible ? Theme.spaceXs : 0
        anchors.right: counts.visible ? counts.left : news.visible ? news.left : parent.right
        anchors.rightMargin: Theme.spaceS
        anchors.top: parent.verticalCenter
        anchors.topMargin: 1
        color: root.typing ? Theme.accent : Theme.textMuted
        elide: Text.ElideRight
        font: Theme.meta
        horizontalAlignment: Text.AlignLeft
        line: Theme.px(18)
        maximumLineCount: 1
        text: root.line
    }

    NewMark {
        id: news

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(6)
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceS
        visible: root.fresh && !counts.visible
    }

    UnreadCounts {
        id: counts

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(6)
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceS
        loud: root.direct && !root.muted
        mentions: root.muted || root.direct ? 0 : root.mentions
        unread: root.unread
    }

    HoverHandler {
        id: hover
    }

    TapHandler {
        id: tap

        onTapped: root.opened()
    }

    TapHandler {
        acceptedButtons: Qt.RightButton

        onTapped: point => root.menuRequested(point.position.x, point.position.y)
    }

    TapHandler {
        acceptedDevices: PointerDevice.TouchScreen

        onLongPressed: root.menuRequested(root.width / 2, root.height)
    }
}
