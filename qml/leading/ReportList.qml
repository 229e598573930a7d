// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// The reports of a room, the newest first.
FormScroll {
    id: root

    required property ReportListModel model

    signal messageRequested(string messageId)

    Banner {
        buttonText: root.model.errorText !== "" ? qsTr("Try again") : ""
        iconName: "warning"
        text: root.model.errorText !== "" ? root.model.errorText : root.model.deleting.errorText
        tone: Banner.Problem
        visible: text !== ""
        width: parent.width

        onPressed: root.model.retry()
    }

    PlainText {
        color: Theme.textMuted
        text: root.model.loading ? qsTr("Loading…") : qsTr("No message is reported.")
        visible: root.model.count === 0 && root.model.errorText === ""
        width: parent.width
        wrapMode: Text.Wrap
    }

    Column {
        Accessible.name: qsTr("Reports")
        Accessible.role: Accessible.List
        spacing: Theme.spaceS
        visible: root.model.count > 0
        width: parent.width

        Repeater {
            model: root.model

            delegate: ReportCard {
                busy: root.model.deleting.busy
                deletable: root.model.canDelete
                width: parent ? parent.width : 0

                onDeleteRequested: removal.ask(messageId)
                onDismissRequested: root.model.dismiss(reportId)
                onShowRequested: root.messageRequested(messageId)
            }
        }
    }

    AppButton {
        text: qsTr("Look further back")
        visible: root.model.more && !root.model.loading

        onClicked: root.model.loadMore()
    }

    ConfirmDialog {
        id: removal

        property string messageId: ""

        acceptKind: AppButton.Danger
        acceptText: qsTr("Delete")
        heading: qsTr("Delete the message?")
        sentence: qsTr("It disappears for everybody in the room. This can't be undone.")

        onAccepted: root.model.remove(removal.messageId)

        function ask(messageId: string): void {
            removal.messageId = messageId;
            removal.open();
        }
    }
}
