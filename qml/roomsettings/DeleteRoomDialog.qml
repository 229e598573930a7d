// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Deletes the room with all that was written in it. Its name is typed: nobody does this by a slip.
AppDialog {
    id: root

    required property CurrentRoom room
    readonly property string roomId: root.room.roomId
    // The room is gone before the question is.
    property string name: ""

    acceptKind: AppButton.Danger
    acceptText: qsTr("Delete the room")
    acceptable: field.text.trim() === root.name
    busy: root.room.options.ending.busy
    edited: field.text !== ""
    form: true
    heading: qsTr("Delete %1?").arg(Bidi.isolated(root.name))

    PlainText {
        color: Theme.textMuted
        text: qsTr("All that was written here goes, for everybody. Nobody can bring it back.")
        width: parent.width
        wrapMode: Text.Wrap
    }

    TextInputField {
        id: field

        enabled: !root.busy
        exact: true
        hint: qsTr("Write “%1” to go on.").arg(Bidi.isolated(root.name))
        label: qsTr("Name of the room")
        width: parent.width
    }

    Banner {
        iconName: "warning"
        text: root.room.options.ending.errorText
        tone: Banner.Problem
        visible: text !== ""
        width: parent.width
    }

    onAboutToShow: {
        root.room.options.ending.giveUp();
        root.name = root.room.name;
        field.text = "";
    }
    onAccepted: root.room.options.remove()
    onClosed: root.room.options.ending.giveUp()
    onOpened: field.forceActiveFocus(Qt.PopupFocusReason)
    onRoomIdChanged: root.close()
}
