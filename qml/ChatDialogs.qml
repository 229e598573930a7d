// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Rooms
import Confab.Settings

// What opens over the chat page.
Item {
    id: root

    QuickSwitcher {
        id: quickSwitcher

        onJoinRequested: name => App.rooms.joinByName(name)
    }

    NewRoomDialog {
        id: newRoomDialog
    }

    SettingsDialog {
        id: settingsDialog

        onLogOutRequested: logOutDialog.open()
        onSwitchRequested: App.switchAccount()
    }

    InviteDialog {
        id: inviteDialog

        host: App.host
    }

    RoomDialog {
        id: roomDialog

        room: App.room
    }

    ConfirmDialog {
        id: leaveDialog

        acceptKind: AppButton.Danger
        acceptText: qsTr("Leave")
        heading: qsTr("Leave %1?").arg(App.room.name)
        sentence: qsTr("What was written stays for the others. You can come back if the room is public.")

        onAccepted: App.room.leave()
    }

    ConfirmDialog {
        id: logOutDialog

        acceptKind: AppButton.Danger
        acceptText: qsTr("Sign out")
        heading: qsTr("Sign out %1?").arg(App.userName)
        sentence: App.connection.waiting > 0 ? qsTr("What has not been sent yet (%L1) would be lost. Everything else stays on the server.").arg(App.connection.waiting) : qsTr("This computer forgets the account's messages. They stay on the server.")

        onAccepted: App.logOut()
    }

    function switcher(): void {
        quickSwitcher.open();
    }

    function newRoom(): void {
        newRoomDialog.open();
    }

    function settings(): void {
        settingsDialog.open();
    }

    function invite(): void {
        inviteDialog.open();
    }

    function rename(): void {
        roomDialog.open();
    }

    function leave(): void {
        leaveDialog.open();
    }
}
