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

        onLogOutRequested: root.signOut()
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

    AddAgentDialog {
        id: addAgentDialog

        room: App.room
    }

    ConfirmDialog {
        id: leaveDialog

        acceptKind: AppButton.Danger
        acceptText: qsTr("Leave")
        heading: qsTr("Leave %1?").arg(App.room.name)
        sentence: App.room.kind === RoomListModel.Public ? qsTr("What was written stays for the others. You can come back by its name.") : App.room.alone ? qsTr("Nobody else is in this private room. Nobody will be able to read it any more.") : qsTr("What was written stays for the others. The room is private: you can't come back by yourself.")

        onAccepted: App.room.leave()
    }

    SignOutDialog {
        id: signOutDialog
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

    function addAgent(): void {
        addAgentDialog.open();
    }

    function signOut(): void {
        signOutDialog.open();
    }

    function leave(): void {
        leaveDialog.open();
    }
}
