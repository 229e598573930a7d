// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Models
import Confab.Rooms
import Confab.Settings

// What opens over the chat page.
Item {
    id: root

    // One of them, none of which belongs to a message.
    signal opening

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
        root.opening();
        quickSwitcher.open();
    }

    function newRoom(): void {
        root.opening();
        newRoomDialog.open();
    }

    function settings(): void {
        root.opening();
        settingsDialog.open();
    }

    function invite(): void {
        root.opening();
        inviteDialog.open();
    }

    function rename(): void {
        root.opening();
        roomDialog.open();
    }

    function addAgent(): void {
        root.opening();
        addAgentDialog.open();
    }

    function signOut(): void {
        root.opening();
        signOutDialog.open();
    }

    function leave(): void {
        root.opening();
        leaveDialog.open();
    }
}
