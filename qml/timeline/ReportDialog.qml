// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// What is wrong with somebody's message, for those who lead the room. Goes when there is nothing left to report.
AppDialog {
    id: root

    required property TimelineModel timeline
    required property MessageActions actions
    // Nobody leads the room.
    property bool direct: false

    acceptText: qsTr("Report")
    acceptable: reason.text.trim() !== ""
    busy: root.actions.reporting.busy
    edited: reason.text !== ""
    form: true
    heading: qsTr("Report the message of %1?").arg(Bidi.isolated(message.author.name))

    WatchedMessage {
        id: message

        timeline: root.timeline

        onChanged: {
            if (root.visible && !message.present)
                root.reject();
        }
    }

    PlainText {
        color: Theme.textMuted
        text: root.direct ? qsTr("Those who lead the server read what you write here, the message, and your name. %1 gets no notice of it.").arg(Bidi.isolated(message.author.name)) : qsTr("Those who lead the room read what you write here, and your name. %1 gets no notice of it.").arg(Bidi.isolated(message.author.name))
        width: parent.width
        wrapMode: Text.Wrap
    }

    TextInputField {
        id: reason

        enabled: !root.busy
        error: root.actions.reporting.errorText
        label: qsTr("What is wrong with it")
        maximumLength: 500
        width: parent.width

        onEdited: root.actions.reporting.clearErrors()
    }

    Connections {
        enabled: root.visible
        target: root.actions.reporting

        function onGranted(): void {
            root.close();
        }
    }

    onAccepted: root.actions.report(message.messageId, reason.text.trim())
    onClosed: {
        root.actions.reporting.giveUp();
        message.key = "";
    }
    onOpened: reason.forceActiveFocus(Qt.PopupFocusReason)

    function ask(key: string): void {
        root.actions.reporting.giveUp();
        reason.text = "";
        message.key = key;
        if (message.present)
            root.open();
    }
}
