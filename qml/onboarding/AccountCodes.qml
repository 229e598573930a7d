// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// The codes that some servers want of a new account. Most want none: the fields show when somebody says to have one, or
// when the server asked for it.
Column {
    id: root

    required property OnboardingController controller
    property bool unfolded: false
    readonly property bool shown: root.unfolded || claimField.error !== "" || inviteField.error !== ""
    // What a field that isn't shown holds doesn't count.
    readonly property string claim: root.shown ? claimField.text : ""
    readonly property string invite: root.shown ? inviteField.text : ""

    spacing: Theme.spaceL

    AppButton {
        enabled: !root.controller.busy
        kind: AppButton.Quiet
        text: qsTr("I have a code")
        visible: !root.shown
        width: Math.min(implicitWidth, parent.width)

        onClicked: {
            root.unfolded = true;
            inviteField.forceActiveFocus(Qt.OtherFocusReason);
        }
    }

    TextInputField {
        id: inviteField

        enabled: !root.controller.busy
        error: root.controller.inviteError
        exact: true
        hint: qsTr("From whoever runs the server.")
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        label: qsTr("Invitation code")
        visible: root.shown
        width: parent.width

        onEdited: root.edited()
    }

    TextInputField {
        id: claimField

        enabled: !root.controller.busy
        error: root.controller.claimError
        exact: true
        hint: qsTr("A server that has no owner yet prints it when it starts.")
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        label: qsTr("Owner's code")
        visible: root.shown
        width: parent.width

        onEdited: root.edited()
    }

    function clear(): void {
        root.unfolded = false;
        claimField.text = "";
        inviteField.text = "";
    }

    // An error that is cleared while its field is typed in takes the field with it, unless that was unfolded.
    function edited(): void {
        root.unfolded = true;
        root.controller.clearErrors();
    }
}
