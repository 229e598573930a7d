// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models

// A name, a topic, and who may find the room.
AppDialog {
    id: root

    acceptText: qsTr("Make the room")
    acceptable: nameField.text.trim() !== ""
    heading: qsTr("New room")

    TextInputField {
        id: nameField

        focus: true
        label: qsTr("Name")
        maximumLength: 60
        placeholder: qsTr("Such as Kitchen")
        width: parent.width

        onAccepted: root.accept()
    }

    TextInputField {
        id: topicField

        label: qsTr("Topic (optional)")
        maximumLength: 300
        placeholder: qsTr("What it is for")
        width: parent.width

        onAccepted: root.accept()
    }

    AppSwitch {
        id: publicSwitch

        checked: true
        explanation: checked ? qsTr("Everybody on this server can find and join it.") : qsTr("Only you and the agents see it.")
        text: qsTr("Public")
        width: parent.width
    }

    onAboutToShow: {
        nameField.text = "";
        topicField.text = "";
        publicSwitch.checked = true;
    }
    onAccepted: App.rooms.create(nameField.text.trim(), topicField.text.trim(), publicSwitch.checked)
    onOpened: nameField.forceActiveFocus(Qt.PopupFocusReason)
}
