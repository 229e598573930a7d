// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// The message that is replied to, in one line; press to go there.
Item {
    id: root

    required property string author
    required property string preview

    signal pressed

    Accessible.name: root.author === "" ? qsTr("Reply to an earlier message") : qsTr("Reply to %1").arg(Bidi.isolated(root.author)) + ": " + Bidi.isolated(root.preview)
    Accessible.onPressAction: root.pressed()
    Accessible.role: Accessible.Link
    implicitHeight: Theme.px(20)

    Rectangle {
        id: line

        color: Theme.hairline
        height: parent.height
        radius: 1
        width: 3
    }

    ElidedText {
        id: who

        Accessible.ignored: true
        anchors.left: line.right
        anchors.leftMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.textMuted
        font: Theme.metaStrong
        text: root.author
        width: Math.min(naturalWidth, root.width / 3)
    }

    PlainText {
        Accessible.ignored: true
        anchors.left: who.right
        anchors.leftMargin: root.author === "" ? 0 : Theme.spaceS
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        color: hover.hovered ? Theme.text : Theme.textMuted
        elide: Text.ElideRight
        font: Theme.meta
        text: root.preview
    }

    HoverHandler {
        id: hover

        cursorShape: Qt.PointingHandCursor
    }

    TapHandler {
        onTapped: root.pressed()
    }
}
