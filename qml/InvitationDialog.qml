// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Somebody who is signed in has followed a link to a room of this server: who invites them where, and whether they want to.
AppDialog {
    id: root

    required property Invitation invitation
    readonly property bool good: root.invitation.state === Invitation.Open
    readonly property bool asking: root.invitation.state === Invitation.Asking
    readonly property bool joinable: root.good && !root.invitation.waiting
    readonly property bool gone: root.invitation.state === Invitation.None

    signal buttonsKnown

    // What can't be done yet has no keyboard.
    acceptFirst: !root.invitation.waiting
    acceptText: !root.good ? "" : root.invitation.inside ? qsTr("Open the room") : qsTr("Join")
    busy: root.asking || root.invitation.waiting || root.invitation.entering.busy
    form: true
    heading: root.good ? root.invitation.title : root.asking ? qsTr("An invitation…") : qsTr("This invitation can't be used")
    rejectText: root.good ? qsTr("Cancel") : qsTr("Close")

    PlainText {
        color: Theme.textMuted
        text: root.good ? root.invitation.sentence : root.asking ? qsTr("Asking the server which room it leads to.") : root.invitation.errorText
        width: parent.width
        wrapMode: Text.Wrap
    }

    Banner {
        iconName: "warning"
        text: root.invitation.entering.errorText
        tone: Banner.Problem
        visible: text !== ""
        width: parent.width
    }

    Connections {
        target: root.invitation

        function onOffered(): void {
            root.open();
        }
    }

    Connections {
        enabled: root.visible
        target: root.invitation.entering

        function onGranted(): void {
            root.close();
        }
    }

    onAccepted: root.invitation.accept()
    onClosed: root.invitation.drop()
    // Another account was opened meanwhile: nobody is asked any more.
    onGoneChanged: {
        if (root.gone)
            root.close();
    }
    onButtonsKnown: {
        if (root.opened)
            root.focusButton();
    }
    // Once the buttons know it, too.
    onJoinableChanged: Qt.callLater(root.buttonsKnown) // qmllint disable
    onOpened: root.focusButton()
}
