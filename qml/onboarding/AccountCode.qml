// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// The code that some servers want of a new account, or that makes its owner: whoever has one need not know which. Most want
// none: the field shows when somebody says to have one, or when the server asked for it.
Column {
    id: root

    required property OnboardingController controller
    property bool unfolded: false
    readonly property bool shown: root.unfolded || field.error !== ""
    // What a field that isn't shown holds doesn't count.
    readonly property string code: root.shown ? field.text : ""

    spacing: Theme.spaceL

    AppButton {
        id: unfold

        // Its words begin where those of the fields do.
        anchors.left: parent.left
        anchors.leftMargin: -unfold.leftPadding
        enabled: !root.controller.busy
        kind: AppButton.Quiet
        text: qsTr("I have a code")
        visible: !root.shown
        width: Math.min(implicitWidth, parent.width + unfold.leftPadding)

        onClicked: {
            root.unfolded = true;
            field.forceActiveFocus(Qt.OtherFocusReason);
        }
    }

    TextInputField {
        id: field

        enabled: !root.controller.busy
        error: root.controller.codeError
        exact: true
        hint: qsTr("An invitation, or the owner's code that a new server prints when it starts.")
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
        label: qsTr("Code")
        visible: root.shown
        width: parent.width

        onEdited: root.edited()
    }

    function clear(): void {
        root.unfolded = false;
        field.text = "";
    }

    // An error that is cleared while its field is typed in takes the field with it, unless that was unfolded.
    function edited(): void {
        root.unfolded = true;
        root.controller.clearFieldErrors();
    }
}
