// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Leading
import Confab.Members
import Confab.Models
import Confab.Rooms
import Confab.RoomSettings
import Confab.Settings

// What opens over the chat page.
Item {
    id: root

    required property KeyTable keyTable

    // One of them, none of which belongs to a message.
    signal opening
    // What is done next is done where one writes.
    signal writingRequested

    QuickSwitcher {
        id: quickSwitcher

        onJoinRequested: name => App.rooms.joinByName(name)
        onSearchRequested: query => root.browse(query)
        onWayRequested: act => root.goOn(act)
    }

    RoomBrowser {
        id: roomBrowser

        onNewRoomRequested: root.newRoom()
    }

    NewMessageDialog {
        id: newMessageDialog
    }

    NewRoomDialog {
        id: newRoomDialog
    }

    JoinLinkDialog {
        id: joinLinkDialog
    }

    SettingsDialog {
        id: settingsDialog

        onLogOutRequested: root.signOut()
        onProfileRequested: root.profile()
        onServerRequested: root.server()
        onSwitchRequested: App.switchAccount()
    }

    InviteDialog {
        id: inviteDialog

        host: App.host
        room: App.room
    }

    RoomSettingsDialog {
        id: roomSettingsDialog

        room: App.room

        onRecordRequested: root.record()
    }

    RoomRecordDialog {
        id: roomRecordDialog

        room: App.room

        onMessageRequested: messageId => App.room.timeline.jumpTo(messageId)
    }

    ServerSettingsDialog {
        id: serverSettingsDialog

        server: App.server
    }

    PersonDialog {
        id: personDialog

        person: App.person
        roomName: App.room.name

        onProfileRequested: root.profile()
        onWritingRequested: root.writingRequested()
    }

    ProfileDialog {
        id: profileDialog

        profile: App.profile
    }

    LeaveDialog {
        id: leaveDialog

        room: App.room
    }

    SignOutDialog {
        id: signOutDialog
    }

    KeysDialog {
        id: keysDialog

        table: root.keyTable
    }

    function switcher(): void {
        root.opening();
        quickSwitcher.open();
    }

    // From the switcher, which has named it.
    function goOn(act: string): void {
        const ways = {
            "newMessage": () => root.newMessage(),
            "newRoom": () => root.newRoom(),
            "browse": () => root.browse(""),
            "invite": () => root.invite(),
            "roomSettings": () => root.roomSettings(),
            "profile": () => root.profile(),
            "settings": () => root.settings(),
            "keys": () => root.keys(),
            "server": () => root.server()
        };
        ways[act]();
    }

    // What is typed in the search there.
    function browse(query: string): void {
        root.opening();
        roomBrowser.open();
        roomBrowser.search(query);
    }

    function newMessage(): void {
        root.opening();
        newMessageDialog.open();
    }

    function newRoom(): void {
        root.opening();
        newRoomDialog.open();
    }

    function joinLink(): void {
        root.opening();
        joinLinkDialog.open();
    }

    function settings(): void {
        root.opening();
        settingsDialog.open();
    }

    function invite(): void {
        root.opening();
        inviteDialog.openLink();
    }

    function roomSettings(): void {
        root.opening();
        roomSettingsDialog.open();
    }

    // What was reported and done in the open room.
    function record(): void {
        root.opening();
        roomRecordDialog.open();
    }

    function server(): void {
        root.opening();
        serverSettingsDialog.open();
    }

    function person(userId: string): void {
        root.opening();
        personDialog.show(userId);
    }

    function profile(): void {
        root.opening();
        profileDialog.open();
    }

    // Agents who are on the server.
    function add(): void {
        root.opening();
        inviteDialog.openAgents();
    }

    function signOut(): void {
        root.opening();
        signOutDialog.open();
    }

    function keys(): void {
        root.opening();
        keysDialog.open();
    }

    function leave(): void {
        root.opening();
        leaveDialog.open();
    }
}
