// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// The card of somebody: who that is, and what one can do with them.
AppDialog {
    id: root

    required property PersonCard person
    required property string roomName

    // Now something is written, where one writes.
    signal writingRequested
    // It is oneself.
    signal profileRequested

    heading: root.person.shownName
    rejectText: qsTr("Close")

    PersonHead {
        person: root.person
        width: parent.width
    }

    Banner {
        iconName: "warning"
        text: root.person.act.errorText !== "" ? root.person.act.errorText : root.person.errorText
        tone: Banner.Problem
        visible: text !== ""
        width: parent.width
    }

    AppButton {
        iconName: "user"
        text: qsTr("Your profile…")
        visible: root.person.isMe

        onClicked: {
            root.close();
            root.profileRequested();
        }
    }

    Flow {
        spacing: Theme.spaceS
        visible: !root.person.isMe
        width: parent.width

        AppButton {
            iconName: "message"
            kind: AppButton.Primary
            text: qsTr("Message")
            visible: root.person.contact.canWrite

            onClicked: {
                root.close();
                root.writingRequested();
                root.person.contact.write();
            }
        }

        AppButton {
            text: qsTr("Mention")
            visible: root.person.contact.canMention

            onClicked: {
                root.close();
                root.writingRequested();
                root.person.contact.mention();
            }
        }

        AppButton {
            enabled: !root.person.act.busy
            kind: root.person.contact.blocked ? AppButton.Primary : AppButton.Quiet
            text: root.person.contact.blocked ? qsTr("Unblock") : qsTr("Block…")
            visible: root.person.contact.canBlock

            onClicked: {
                if (root.person.contact.blocked)
                    root.person.contact.setBlocked(false);
                else
                    block.open();
            }
        }

        AppButton {
            enabled: !root.person.act.busy
            text: qsTr("Let in again")
            visible: root.person.canLetIn

            onClicked: root.person.letIn()
        }
    }

    PersonActs {
        person: root.person
        roomName: root.roomName
        visible: root.person.acts.any
        width: parent.width
    }

    ConfirmDialog {
        id: block

        acceptKind: AppButton.Danger
        acceptText: qsTr("Block")
        heading: qsTr("Block %1?").arg(Bidi.isolated(root.person.name))
        sentence: qsTr("They can't write to you directly, and what they write in rooms is folded away for you. They are not told.")

        onAccepted: root.person.contact.setBlocked(true)
    }

    Connections {
        enabled: root.visible
        target: root.person

        // Somebody else sent them away, or one did it oneself: there is nothing left to do here.
        function onGone(): void {
            root.close();
        }
    }

    onClosed: root.person.close()
    onOpened: root.focusFirst()

    function show(userId: string): void {
        root.person.show(userId);
        root.open();
    }
}
