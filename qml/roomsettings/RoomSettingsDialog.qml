// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Pictures
import Confab.Theme

// What the open room is called and what holds in it. Who may not change something does not see it.
AppDialog {
    id: root

    required property CurrentRoom room
    readonly property RoomOptions options: root.room.options
    readonly property string roomId: root.room.roomId
    // What one may is known a moment after a room was opened.
    readonly property bool banning: root.options.canSeeBans

    signal recordRequested

    acceptText: root.options.canChangeRules ? qsTr("Save") : ""
    acceptable: root.edited && nameValue.value !== "" && !picture.busy
    busy: root.options.change.busy || root.options.picture.saving.busy
    edited: root.options.canChangeRules && (picture.edited || nameValue.edited || topicValue.edited || rules.edited)
    form: true
    guarded: true
    heading: qsTr("Room settings")
    rejectText: root.options.canChangeRules ? qsTr("Cancel") : qsTr("Close")
    // A picture that waits for the rest would not be sent.
    saving: root.busy && !(root.options.change.busy && picture.edited)

    PlainText {
        color: Theme.textMuted
        text: qsTr("Only the owner and the admins of this room change it.")
        visible: !root.options.any
        width: parent.width
        wrapMode: Text.Wrap
    }

    PictureField {
        id: picture

        choice: root.options.picture
        round: false
        visible: root.options.canChangeRules
        width: parent.width

        onSaved: {
            if (root.visible)
                root.close();
        }
    }

    Column {
        enabled: !root.busy
        spacing: Theme.spaceS
        visible: root.options.canChangeRules
        width: parent.width

        TextInputField {
            id: nameField

            error: root.options.change.nameError
            label: qsTr("Name")
            maximumLength: 60
            width: parent.width

            onEdited: root.options.change.clearNameError()
        }

        OvertakenNote {
            field: nameValue
            theirs: root.room.name
            width: parent.width
        }
    }

    Column {
        enabled: !root.busy
        spacing: Theme.spaceS
        visible: root.options.canChangeRules
        width: parent.width

        TextInputField {
            id: topicField

            label: qsTr("Topic")
            maximumLength: 300
            width: parent.width
        }

        OvertakenNote {
            field: topicValue
            theirs: root.room.topic
            width: parent.width
        }
    }

    RoomRules {
        id: rules

        enabled: !root.busy
        options: root.options
        visible: root.options.canChangeRules
        width: parent.width
    }

    FormValue {
        id: nameValue

        now: root.room.name
        value: nameField.text.trim()

        onFilled: value => nameField.text = value
    }

    FormValue {
        id: topicValue

        now: root.room.topic
        value: topicField.text.trim()

        onFilled: value => topicField.text = value
    }

    Banner {
        iconName: "warning"
        text: root.options.change.errorText
        tone: Banner.Problem
        visible: text !== ""
        width: parent.width
    }

    BanList {
        model: root.room.bans
        visible: root.options.canSeeBans
        width: parent.width
    }

    AppButton {
        iconName: "caution"
        text: qsTr("Reports and record…")
        visible: root.options.canSeeAudit
        width: Math.min(implicitWidth, parent.width)

        onClicked: {
            root.close();
            root.recordRequested();
        }
    }

    RoomEnding {
        room: root.room
        visible: root.options.canArchive || root.options.canDelete
        width: parent.width

        onDeleteRequested: deleteDialog.open()
    }

    DeleteRoomDialog {
        id: deleteDialog

        room: root.room
    }

    Connections {
        enabled: root.visible
        target: root.options.change

        // One after the other: what is refused first leaves the other as it was.
        function onGranted(): void {
            nameValue.settle();
            topicValue.settle();
            rules.settle();
            if (picture.edited)
                picture.save();
            else
                root.close();
        }
    }

    onAboutToShow: {
        root.options.change.giveUp();
        root.options.ending.giveUp();
        nameValue.begin();
        topicValue.begin();
        rules.begin();
        root.room.bans.refresh();
    }
    onAccepted: root.options.save(nameValue.wanted, topicValue.wanted, rules.wantedOpen, rules.wantedAgents, rules.wantedReceipts)
    onBanningChanged: {
        if (root.visible)
            root.room.bans.refresh();
    }
    onClosed: {
        nameValue.end();
        topicValue.end();
        rules.end();
        root.options.change.giveUp();
        root.options.picture.drop();
    }
    onOpened: {
        if (nameField.visible)
            nameField.forceActiveFocus(Qt.PopupFocusReason);
        else
            root.focusFirst();
    }
    onRoomIdChanged: root.close()
}
