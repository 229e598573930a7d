// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Host or join; above them the accounts this computer already knows.
Column {
    id: root

    required property OnboardingController controller

    signal joinRequested(name: string)

    spacing: Theme.spaceL

    Banner {
        iconName: "host"
        text: qsTr("The server on this computer goes on running for the people in its rooms, until Confab is closed.")
        // What is being started is told by the busy line.
        visible: root.controller.stillHosting && !root.controller.busy
        width: parent.width
    }

    Column {
        spacing: Theme.spaceXs
        visible: accounts.count > 0
        width: parent.width

        PlainText {
            color: Theme.textMuted
            font: Theme.metaStrong
            text: qsTr("Continue as")
        }

        Repeater {
            id: accounts

            model: App.accounts

            AccountEntry {
                enabled: !root.controller.busy
                width: parent.width

                onForgetRequested: {
                    forgetDialog.accountId = accountId;
                    forgetDialog.heading = qsTr("Forget %1 on this computer?").arg(Bidi.isolated(name));
                    forgetDialog.sentence = hosted ? qsTr("Drafts and what has not been sent are lost. The rooms stay on this computer: “Open your room” brings them back.") : guest ? qsTr("Drafts and what has not been sent are lost. So is the name: nobody can be this guest again.") : qsTr("Drafts and what has not been sent are lost. You can sign in again.");
                    forgetDialog.open();
                }
                onOpened: root.controller.openAccount(accountId)
            }
        }
    }

    TextInputField {
        id: nameField

        enabled: !root.controller.busy
        error: root.controller.nameError
        label: qsTr("Your name")
        maximumLength: 60
        placeholder: qsTr("How others see you")
        text: root.controller.suggestedName
        visible: root.controller.hostAvailable && !root.controller.hasHostedRoom
        width: parent.width

        onAccepted: hostCard.clicked()
        onEdited: root.controller.clearFieldErrors()
    }

    ChoiceCard {
        id: hostCard

        enabled: !root.controller.busy
        iconName: "host"
        sentence: root.controller.hasHostedRoom ? qsTr("The room on this computer, as you left it.") : qsTr("Opens a room on this computer. Nothing leaves it until you let others join.")
        text: root.controller.hasHostedRoom ? qsTr("Open your room") : qsTr("Host here")
        // One way to it is enough.
        visible: root.controller.hostAvailable && !App.accounts.opensHostedRoom
        width: parent.width

        onClicked: root.controller.hostHere(nameField.text.trim())
    }

    ChoiceCard {
        id: joinCard

        enabled: !root.controller.busy
        iconName: "join"
        sentence: qsTr("Enter a room with the address somebody gave you.")
        text: qsTr("Join")
        width: parent.width

        onClicked: root.joinRequested(nameField.visible ? nameField.text.trim() : "")
    }

    ConfirmDialog {
        id: forgetDialog

        property string accountId: ""

        acceptKind: AppButton.Danger
        acceptText: qsTr("Forget")
        heading: ""
        sentence: ""

        onAccepted: root.controller.forgetAccount(forgetDialog.accountId)
    }

    function takeFocus(): void {
        if (nameField.visible) {
            nameField.forceActiveFocus(Qt.OtherFocusReason);
            nameField.selectAll();
        } else
            (hostCard.visible ? hostCard : accounts.itemAt(0) ?? joinCard).forceActiveFocus(Qt.OtherFocusReason);
    }
}
