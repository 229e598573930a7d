// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models

// A name, a topic, and who may find the room.
AppDialog {
    id: root

    readonly property FormRequest request: App.rooms.entering

    acceptText: qsTr("Make the room")
    acceptable: nameField.text.trim() !== ""
    busy: root.request.busy
    edited: nameField.text.trim() !== "" || topicField.text.trim() !== ""
    form: true
    guarded: true
    heading: qsTr("New room")

    TextInputField {
        id: nameField

        enabled: !root.busy
        error: root.request.nameError
        focus: true
        label: qsTr("Name")
        maximumLength: 60
        placeholder: qsTr("Such as Kitchen")
        width: parent.width

        onEdited: root.request.clearNameError()
    }

    TextInputField {
        id: topicField

        enabled: !root.busy
        label: qsTr("Topic (optional)")
        maximumLength: 300
        placeholder: qsTr("What it is for")
        width: parent.width
    }

    AppSwitch {
        id: publicSwitch

        checked: true
        enabled: !root.busy
        explanation: checked ? qsTr("Everybody on this server can join it by its name.") : qsTr("Only you and the agents see it.")
        text: qsTr("Public")
        width: parent.width
    }

    Banner {
        iconName: "warning"
        text: root.request.errorText
        tone: Banner.Problem
        visible: text !== ""
        width: parent.width
    }

    Connections {
        enabled: root.visible
        target: root.request

        function onGranted(): void {
            root.close();
        }
    }

    onAboutToShow: {
        root.request.giveUp();
        nameField.text = "";
        topicField.text = "";
        publicSwitch.checked = true;
    }
    onAccepted: App.rooms.create(nameField.text.trim(), topicField.text.trim(), publicSwitch.checked)
    onClosed: root.request.giveUp()
    onOpened: nameField.forceActiveFocus(Qt.PopupFocusReason)
}
