// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// Somebody is sent away: what that means, and why, if one wants to say so.
AppDialog {
    id: root

    required property string sentence
    property string readers: qsTr("Everybody in the room reads it.")

    signal reasonGiven(string reason)

    acceptKind: AppButton.Danger
    edited: reason.text !== ""

    PlainText {
        color: Theme.textMuted
        text: root.sentence
        width: parent.width
        wrapMode: Text.Wrap
    }

    TextInputField {
        id: reason

        hint: root.readers
        label: qsTr("Why (optional)")
        maximumLength: 300
        width: parent.width
    }

    onAboutToShow: reason.text = ""
    onAccepted: root.reasonGiven(reason.text.trim())
    onOpened: reason.forceActiveFocus(Qt.PopupFocusReason)
}
