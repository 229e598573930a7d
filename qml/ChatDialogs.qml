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

    LazyDialog {
        id: quickSwitcher

        sourceComponent: QuickSwitcher {
            onJoinRequested: name => App.rooms.joinByName(name)
            onSearchRequested: query => root.browse(query)
            onWayRequested: act => root.goOn(act)
        }
    }

    LazyDialog {
        id: roomBrowser

        sourceComponent: RoomBrowser {
            onNewRoomRequested: root.newRoom()
        }
    }

    LazyDialog {
        id: newMessageDialog

        sourceComponent: NewMessageDialog {
        }
    }

    LazyDialog {
        id: newRoomDialog

        sourceComponent: NewRoomDialog {
        }
    }

    LazyDialog {
        id: joinLinkDialog

        sourceComponent: JoinLinkDialog {
        }
    }

    LazyDialog {
        id: settingsDialog

        sourceComponent: SettingsDialog {
            onLogOutRequested: root.signOut()
            onProfileRequested: root.profile()
            onServerRequested: root.server()
            onSwitchRequested: App.switchAccount()
        }
    }

    LazyDialog {
        id: inviteDialog

        sourceComponent: InviteDialog {
            host: App.host
            room: App.room
        }
    }

    LazyDialog {
        id: roomSettingsDialog

        sourceComponent: RoomSettingsDialog {
            room: App.room

            onRecordRequested: root.record()
        }
    }

    LazyDialog {
        id: roomRecordDialog

        sourceComponent: RoomRecordDialog {
            room: App.room

            onMessageRequested: messageId => App.room.timeline.jumpTo(messageId)
        }
    }

    LazyDialog {
        id: serverSettingsDialog

        sourceComponent: ServerSettingsDialog {
            server: App.server
        }
    }

    LazyDialog {
        id: personDialog

        sourceComponent: PersonDialog {
            person: App.person
            roomName: App.room.name

            onProfileRequested: root.profile()
            onWritingRequested: root.writingRequested()
        }
    }

    LazyDialog {
        id: profileDialog

        sourceComponent: ProfileDialog {
            profile: App.profile
        }
    }

    LazyDialog {
        id: leaveDialog

        sourceComponent: LeaveDialog {
            room: App.room
        }
    }

    LazyDialog {
        id: signOutDialog

        sourceComponent: SignOutDialog {
        }
    }

    LazyDialog {
        id: keysDialog

        sourceComponent: KeysDialog {
            table: root.keyTable
        }
    }

    function switcher(): void {
        root.opening();
        (quickSwitcher.made() as QuickSwitcher).open();
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
        const browser = roomBrowser.made() as RoomBrowser;
        browser.open();
        browser.search(query);
    }

    function newMessage(): void {
        root.opening();
        (newMessageDialog.made() as NewMessageDialog).open();
    }

    function newRoom(): void {
        root.opening();
        (newRoomDialog.made() as NewRoomDialog).open();
    }

    function joinLink(): void {
        root.opening();
        (joinLinkDialog.made() as JoinLinkDialog).open();
    }

    function settings(): void {
        root.opening();
        (settingsDialog.made() as SettingsDialog).open();
    }

    function invite(): void {
        root.opening();
        (inviteDialog.made() as InviteDialog).openLink();
    }

    function roomSettings(): void {
        root.opening();
        (roomSettingsDialog.made() as RoomSettingsDialog).open();
    }

    // What was reported and done in the open room.
    function record(): void {
        root.opening();
        (roomRecordDialog.made() as RoomRecordDialog).open();
    }

    function server(): void {
        root.opening();
        (serverSettingsDialog.made() as ServerSettingsDialog).open();
    }

    function person(userId: string): void {
        root.opening();
        (personDialog.made() as PersonDialog).show(userId);
    }

    function profile(): void {
        root.opening();
        (profileDialog.made() as ProfileDialog).open();
    }

    // Agents who are on the server.
    function add(): void {
        root.opening();
        (inviteDialog.made() as InviteDialog).openAgents();
    }

    function signOut(): void {
        root.opening();
        (signOutDialog.made() as SignOutDialog).open();
    }

    function keys(): void {
        root.opening();
        (keysDialog.made() as KeysDialog).open();
    }

    function leave(): void {
        root.opening();
        (leaveDialog.made() as LeaveDialog).open();
    }
}
