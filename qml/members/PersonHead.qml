// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Whom a card is about: the face, whether they are here, what they are in the room, and what they say of themselves.
Item {
    id: root

    required property PersonCard person

    implicitHeight: Math.max(avatar.height, words.implicitHeight)

    Avatar {
        id: avatar

        agent: root.person.agent
        anchors.left: parent.left
        colorIndex: root.person.colorIndex
        initials: root.person.initials
        picture: root.person.picture
        presence: root.person.presence
        ring: Theme.surface
        side: Theme.avatarLarge
    }

    Column {
        id: words

        anchors.left: avatar.right
        anchors.leftMargin: Theme.spaceL
        anchors.right: parent.right
        spacing: Theme.spaceXs

        PlainText {
            font: Theme.controlStrong
            text: root.person.roleText
            visible: text !== ""
            width: parent.width
            wrapMode: Text.Wrap
        }

        PlainText {
            color: Theme.textMuted
            horizontalAlignment: Text.AlignLeft
            text: root.person.presenceText
            visible: text !== ""
            width: parent.width
            wrapMode: Text.Wrap
        }

        PlainText {
            color: Theme.warning
            text: qsTr("You blocked this person")
            visible: root.person.contact.blocked
            width: parent.width
            wrapMode: Text.Wrap
        }

        PlainText {
            color: Theme.warning
            horizontalAlignment: Text.AlignLeft
            text: root.person.mutedText
            visible: text !== ""
            width: parent.width
            wrapMode: Text.Wrap
        }

        PlainText {
            color: Theme.warning
            horizontalAlignment: Text.AlignLeft
            text: root.person.bannedText
            visible: text !== ""
            width: parent.width
            wrapMode: Text.Wrap
        }

        PlainText {
            color: Theme.warning
            horizontalAlignment: Text.AlignLeft
            text: root.person.suspendedText
            visible: text !== ""
            width: parent.width
            wrapMode: Text.Wrap
        }

        PlainText {
            text: root.person.about
            visible: text !== ""
            width: parent.width
            wrapMode: Text.Wrap
        }

        PlainText {
            color: Theme.textMuted
            font: Theme.meta
            horizontalAlignment: Text.AlignLeft
            line: Theme.metaLine
            text: root.person.roomsText
            visible: text !== ""
            width: parent.width
            wrapMode: Text.Wrap
        }

        PlainText {
            color: Theme.textMuted
            font: Theme.meta
            line: Theme.metaLine
            text: root.person.joinedText
            visible: text !== ""
            width: parent.width
            wrapMode: Text.Wrap
        }
    }
}
