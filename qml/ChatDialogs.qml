// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
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

    LeaveDialog {
        id: leaveDialog

        room: App.room
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
