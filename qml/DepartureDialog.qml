// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import Confab.Controls
import Confab.Models

// Asked only where closing takes something from somebody.
ConfirmDialog {
    id: root

    required property Departure departure

    acceptKind: AppButton.Danger
    acceptText: qsTr("Close Confab")
    heading: qsTr("Close Confab?")
    sentence: root.departure.sentence

    AppSwitch {
        checked: App.signInKept
        explanation: checked ? qsTr("You come back as the same guest. The sign-in is kept in a file that only you can read.") : qsTr("Keeps the guest for the next time.")
        text: qsTr("Stay signed in on this computer")
        visible: root.departure.losesGuest
        width: parent.width

        onToggled: App.signInKept = checked
    }
}
