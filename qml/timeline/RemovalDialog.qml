// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Asks before a message is deleted, by whose it is and how it begins. Goes when there is nothing left to delete.
AppDialog {
    id: root

    required property TimelineModel timeline

    signal removalAccepted(string messageId)

    acceptFirst: true
    acceptKind: AppButton.Danger
    acceptText: qsTr("Delete")
    acceptable: message.info.canDelete
    heading: message.author.isMe ? qsTr("Delete your message?") : qsTr("Delete the message by %1?").arg(Bidi.isolated(message.author.name))

    WatchedMessage {
        id: message

        timeline: root.timeline

        onChanged: {
            if (root.visible && !message.present)
                root.reject();
        }
    }

    Item {
        height: words.height
        visible: words.text !== ""
        width: parent.width

        Rectangle {
            color: Theme.hairline
            height: parent.height
            radius: 1
            width: 3
        }

        PlainText {
            id: words

            Accessible.role: Accessible.StaticText
            elide: Text.ElideRight
            maximumLineCount: 2
            text: message.preview
            width: parent.width - x
            wrapMode: Text.Wrap
            x: Theme.spaceM
        }
    }

    PlainText {
        color: Theme.textMuted
        text: qsTr("It disappears for everybody in the room. This can't be undone.")
        width: parent.width
        wrapMode: Text.Wrap
    }

    onAccepted: root.removalAccepted(message.messageId)
    onClosed: message.key = ""
    onOpened: root.focusButton()

    function ask(key: string): void {
        message.key = key;
        if (message.present)
            root.open();
    }
}
