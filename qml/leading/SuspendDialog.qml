// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// Keeps somebody off the server: for how long, and why.
AppDialog {
    id: root

    property string name: ""
    property int term: 0
    readonly property var days: [1, 7, 0]

    signal suspended(int days, string reason)

    acceptKind: AppButton.Danger
    acceptText: qsTr("Suspend")
    edited: reason.text !== ""
    heading: qsTr("Suspend %1?").arg(Bidi.isolated(root.name))

    PlainText {
        color: Theme.textMuted
        text: qsTr("They are signed out everywhere and can't sign in. What they wrote stays, and so do their rooms.")
        width: parent.width
        wrapMode: Text.Wrap
    }

    TextInputField {
        id: reason

        hint: qsTr("They read it when they try to sign in.")
        label: qsTr("Why (optional)")
        maximumLength: 300
        width: parent.width
    }

    SegmentedChoice {
        current: root.term
        label: qsTr("How long")
        options: [qsTr("1 day"), qsTr("1 week"), qsTr("For good")]
        width: parent.width

        onChosen: index => root.term = index
    }

    onAccepted: root.suspended(root.days[root.term], reason.text.trim())
    onOpened: reason.forceActiveFocus(Qt.PopupFocusReason)

    function ask(name: string): void {
        root.name = name;
        root.term = 0;
        reason.text = "";
        root.open();
    }
}
