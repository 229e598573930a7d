// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// What happened to the room or its members, between the messages. When that was is shown to who points at it.
Item {
    id: root

    required property int index
    required property string label
    required property messageInfo info
    required property real columnWidth
    property bool focused: false
    readonly property bool asked: hover.hovered || root.focused
    // Large letters need what room there is: the time floats over it then.
    readonly property bool tight: root.columnWidth < Theme.px(300)
    readonly property int gutter: root.tight ? Theme.spaceL : Theme.avatar + 2 * Theme.spaceM

    Accessible.description: root.info.fullTimeText
    Accessible.focusable: true
    Accessible.focused: root.focused
    Accessible.name: root.label
    Accessible.role: Accessible.StaticText
    implicitHeight: words.implicitHeight + 2 * Theme.spaceS

    Item {
        id: frame

        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        width: root.columnWidth

        HoverHandler {
            id: hover
        }

        FocusRing {
            gap: -Theme.focusWidth
            shown: root.focused
        }

        TabularText {
            Accessible.ignored: true
            anchors.left: parent.left
            anchors.leftMargin: Theme.spaceM
            anchors.verticalCenter: parent.verticalCenter
            line: Theme.metaLine
            text: root.info.timeText
            visible: root.asked && !root.tight
        }

        PlainText {
            id: words

            Accessible.ignored: true
            anchors.centerIn: parent
            color: Theme.textMuted
            font: Theme.meta
            horizontalAlignment: Text.AlignHCenter
            line: Theme.metaLine
            text: root.label
            width: Math.max(0, frame.width - 2 * root.gutter)
            wrapMode: Text.Wrap
        }

        AppToolTip {
            focused: root.focused && root.tight && text !== ""
            pointed: hover.hovered && text !== ""
            text: root.info.fullTimeText
        }
    }
}
