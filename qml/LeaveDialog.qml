// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Leaving the open room: what stays, what goes, and whether the server let go.
ConfirmDialog {
    id: root

    required property CurrentRoom room
    readonly property string roomId: root.room.roomId
    // The room closes before the question does.
    property string name: ""
    property string rest: ""
    property bool unsent: false

    acceptKind: AppButton.Danger
    acceptText: qsTr("Leave")
    busy: root.room.leaving.busy
    form: true
    heading: qsTr("Leave %1?").arg(Bidi.isolated(root.name))
    sentence: (root.unsent ? qsTr("What you have written here and not sent goes, too; you can copy it right after.") + " " : "") + root.rest

    Banner {
        iconName: "warning"
        text: root.room.leaving.errorText
        tone: Banner.Problem
        visible: text !== ""
        width: parent.width
    }

    Connections {
        enabled: root.visible
        target: root.room.leaving

        function onGranted(): void {
            root.close();
        }
    }

    onAboutToShow: {
        root.room.leaving.giveUp();
        root.name = root.room.name;
        root.unsent = root.room.hasUnsent();
        root.rest = [root.room.heirText(), root.whatStays()].filter(sentence => sentence !== "").join(" ");
    }
    onAccepted: root.room.leave()
    onClosed: root.room.leaving.giveUp()
    onRoomIdChanged: root.close()

    function whatStays(): string {
        const open = root.room.kind === RoomListModel.Public;
        if (root.room.endsWithUser())
            return open ? qsTr("Nobody else is in this room, so it is archived: nobody finds, joins or writes in it any more, and you can't come back.") : qsTr("Nobody else is in this private room, so it is archived. Nobody will be able to read it any more.");
        return open ? qsTr("What was written stays for the others. You can come back by its name.") : qsTr("What was written stays for the others. The room is private: you can't come back by yourself.");
    }
}
