// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// One completion: a member or a command, and what it is.
Rectangle {
    id: root

    required property int index
    required property string text
    required property string hint
    required property string initials
    required property int colorIndex
    required property bool isAgent
    required property string emoji
    required property string picture
    required property font emojiFont
    required property bool current

    signal chosen

    Accessible.name: root.hint === "" ? root.text : Bidi.isolated(root.text) + ", " + root.hint
    Accessible.onPressAction: root.chosen()
    Accessible.role: Accessible.ListItem
    Accessible.selected: root.current
    color: root.current ? Theme.accentFaint : hover.hovered ? Theme.hover : "transparent"
    implicitHeight: Math.max(Theme.rowHeight, what.implicitHeight + Theme.spaceS)
    radius: Theme.radiusControl

    Avatar {
        id: avatar

        agent: root.isAgent
        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        colorIndex: root.colorIndex
        initials: root.initials
        picture: root.picture
        side: Theme.avatarSmall
        visible: root.initials !== ""
    }

    PlainText {
        id: sign

        Accessible.ignored: true
        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        font: root.emojiFont
        horizontalAlignment: Text.AlignHCenter
        line: Theme.px(24)
        text: root.emoji
        visible: text !== ""
        width: Theme.avatarSmall
    }

    ElidedText {
        id: label

        Accessible.ignored: true
        anchors.left: avatar.visible ? avatar.right : sign.visible ? sign.right : parent.left
        anchors.leftMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        font: Theme.controlStrong
        text: root.text
        width: Math.min(naturalWidth, root.width * 0.6)
    }

    PlainText {
        id: what

        Accessible.ignored: true
        anchors.left: label.right
        anchors.leftMargin: Theme.spaceM
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.textMuted
        elide: Text.ElideRight
        font: Theme.meta
        line: Theme.metaLine
        text: root.hint
        // Why an agent can't answer is said in full.
        wrapMode: root.isAgent ? Text.Wrap : Text.NoWrap
    }

    HoverHandler {
        id: hover
    }

    TapHandler {
        onTapped: root.chosen()
    }
}
