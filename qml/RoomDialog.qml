// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models

// Another name or topic for the open room.
AppDialog {
    id: root

    required property CurrentRoom room

    acceptText: qsTr("Save")
    acceptable: nameField.text.trim() !== ""
    busy: root.room.change.busy
    edited: nameField.text !== root.room.name || topicField.text !== root.room.topic
    form: true
    heading: qsTr("Name and topic")

    TextInputField {
        id: nameField

        enabled: !root.busy
        error: root.room.change.nameError
        label: qsTr("Name")
        maximumLength: 60
        width: parent.width

        onEdited: root.room.change.clearErrors()
    }

    TextInputField {
        id: topicField

        enabled: !root.busy
        label: qsTr("Topic")
        maximumLength: 300
        width: parent.width
    }

    Banner {
        iconName: "warning"
        text: root.room.change.errorText
        tone: Banner.Problem
        visible: text !== ""
        width: parent.width
    }

    Connections {
        enabled: root.visible
        target: root.room.change

        function onGranted(): void {
            root.close();
        }
    }

    onAboutToShow: {
        root.room.change.giveUp();
        nameField.text = root.room.name;
        topicField.text = root.room.topic;
    }
    onAccepted: root.room.rename(nameField.text, topicField.text)
    onClosed: root.room.change.giveUp()
    onOpened: nameField.forceActiveFocus(Qt.PopupFocusReason)
}
