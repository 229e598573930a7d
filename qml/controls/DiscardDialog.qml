// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick

// A form is left whose changes nobody has saved.
ConfirmDialog {
    acceptKind: AppButton.Danger
    acceptText: qsTr("Discard")
    heading: qsTr("Discard your changes?")
    rejectText: qsTr("Keep editing")
    sentence: qsTr("What you changed here is not saved.")
}
