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
    heading: qsTr("Name and topic")

    TextInputField {
        id: nameField

        label: qsTr("Name")
        maximumLength: 60
        width: parent.width

        onAccepted: root.accept()
    }

    TextInputField {
        id: topicField

        label: qsTr("Topic")
        maximumLength: 300
        width: parent.width

        onAccepted: root.accept()
    }

    onAboutToShow: {
        nameField.text = root.room.name;
        topicField.text = root.room.topic;
    }
    onAccepted: {
        if (nameField.text.trim() !== root.room.name)
            root.room.rename(nameField.text.trim());
        if (topicField.text.trim() !== root.room.topic)
            root.room.changeTopic(topicField.text.trim());
    }
    onOpened: nameField.forceActiveFocus(Qt.PopupFocusReason)
}
