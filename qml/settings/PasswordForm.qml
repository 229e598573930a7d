// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Another password. It asks for the old one, and signs everything else out.
Column {
    id: root

    required property Profile profile
    readonly property FormRequest request: root.profile.changingPassword
    readonly property bool newIsWrong: root.request.errorField === "newPassword"
    property bool unfolded: false
    readonly property bool edited: before.text !== "" || after.text !== ""

    spacing: Theme.spaceM

    Keys.onEnterPressed: root.submit()
    Keys.onReturnPressed: root.submit()

    AppButton {
        text: qsTr("New password…")
        visible: !root.unfolded

        onClicked: {
            root.unfolded = true;
            before.forceActiveFocus(Qt.OtherFocusReason);
        }
    }

    TextInputField {
        id: before

        echoMode: TextInput.Password
        enabled: !root.request.busy
        error: root.newIsWrong ? "" : root.request.errorText
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        label: qsTr("Password of now")
        visible: root.unfolded
        width: parent.width

        onEdited: root.request.clearErrors()
    }

    TextInputField {
        id: after

        echoMode: TextInput.Password
        enabled: !root.request.busy
        error: root.newIsWrong ? root.request.errorText : ""
        hint: qsTr("At least eight characters. A sentence is best.")
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        label: qsTr("New password")
        visible: root.unfolded
        width: parent.width

        onEdited: root.request.clearErrors()
    }

    AppButton {
        enabled: before.text !== "" && after.text.length >= 8 && !root.request.busy
        kind: AppButton.Primary
        text: qsTr("Change the password")
        visible: root.unfolded

        onClicked: root.submit()
    }

    Connections {
        target: root.request

        function onGranted(): void {
            root.reset();
        }
    }

    function reset(): void {
        root.unfolded = false;
        before.text = "";
        after.text = "";
    }

    function submit(): void {
        if (before.text !== "" && after.text.length >= 8)
            root.profile.changePassword(before.text, after.text);
    }
}
