// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Deletes one's account. The password is asked for: it can't be undone.
AppDialog {
    id: root

    required property Profile profile

    acceptKind: AppButton.Danger
    acceptText: qsTr("Delete the account")
    acceptable: password.text !== ""
    busy: root.profile.erasing.busy
    edited: password.text !== ""
    form: true
    heading: qsTr("Delete your account?")

    PlainText {
        color: Theme.textMuted
        text: qsTr("You leave every room, and nobody can sign in as you again. What you wrote stays for the others, under your name. Rooms that you own go to whoever has been an admin there the longest, or else a member.")
        width: parent.width
        wrapMode: Text.Wrap
    }

    TextInputField {
        id: password

        echoMode: TextInput.Password
        enabled: !root.busy
        error: root.profile.erasing.errorText
        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        label: qsTr("Password")
        width: parent.width

        onEdited: root.profile.erasing.clearErrors()
    }

    onAboutToShow: {
        root.profile.erasing.giveUp();
        password.text = "";
    }
    onAccepted: root.profile.erase(password.text)
    onClosed: password.text = ""
    onOpened: password.forceActiveFocus(Qt.PopupFocusReason)
}
