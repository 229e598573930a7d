// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Members
import Confab.Models
import Confab.Rooms
import Confab.Theme

// Sidebar, room and members beside each other; one at a time where there is no width for more.
FocusScope {
    id: root

    readonly property bool narrow: root.width < Theme.narrowBelow
    readonly property bool panelBeside: root.width >= Theme.panelBeside
    readonly property bool sidebarHidden: root.narrow ? App.room.open || pane.distrusting : App.room.open && App.settings.sidebarCollapsed
    readonly property bool membersShown: App.room.open && !pane.distrusting && (root.panelBeside ? App.settings.membersShown : root.membersOver)
    property bool membersOver: false
    readonly property string roomId: App.room.roomId

    onPanelBesideChanged: root.membersOver = false
    // When the pane is in sight. The members of the room before don't cover the next one.
    onRoomIdChanged: {
        root.membersOver = false;
        keeper.bringHome();
    }

    Keys.onPressed: event => {
        event.accepted = root.handleKey(event);
    }

    RoomSidebar {
        id: sidebar

        collapsible: !root.narrow
        height: parent.height
        visible: !root.sidebarHidden
        width: root.narrow ? root.width : Theme.sidebarWidth

        onBrowseRequested: dialogs.browse("")
        onCollapseRequested: App.settings.sidebarCollapsed = true
        onLeaveRequested: roomId => {
            App.rooms.open(roomId);
            dialogs.leave();
        }
        onLinkRequested: dialogs.joinLink()
        onNewMessageRequested: dialogs.newMessage()
        onNewRoomRequested: dialogs.newRoom()
        onOpened: keeper.bringHome()
        onProfileRequested: dialogs.profile()
        onRoomSettingsRequested: roomId => {
            App.rooms.open(roomId);
            dialogs.roomSettings();
        }
        onSettingsRequested: dialogs.settings()
        onSwitcherRequested: dialogs.switcher()
    }

    Hairline {
        anchors.left: sidebar.right
        height: parent.height
        vertical: true
        visible: sidebar.visible && !root.narrow
        z: 3
    }

    RoomPane {
        id: pane

        anchors.bottom: parent.bottom
        anchors.left: sidebar.visible ? sidebar.right : parent.left
        anchors.right: members.visible && root.panelBeside ? members.left : parent.right
        anchors.top: parent.top
        focus: true
        membersShown: root.membersShown
        narrow: root.narrow
        room: App.room
        sidebarHidden: root.sidebarHidden
        // Where the members have no room beside it, they stand in its place: nothing is written to what is covered.
        visible: root.narrow ? (App.room.open || pane.distrusting) && !root.membersShown : root.panelBeside || !root.membersShown

        onBackRequested: App.room.close()
        onDistrustingChanged: keeper.bringHome()
        onInviteRequested: dialogs.invite()
        onKeysRequested: dialogs.keys()
        onLeaveRequested: dialogs.leave()
        onMembersToggled: root.toggleMembers()
        onNewRoomRequested: dialogs.newRoom()
        onPersonRequested: userId => dialogs.person(userId)
        onRecordRequested: dialogs.record()
        onSettingsRequested: dialogs.roomSettings()
        onSidebarRequested: App.settings.sidebarCollapsed = false
    }

    MembersPanel {
        id: members

        anchors.bottom: status.visible ? status.top : parent.bottom
        anchors.right: parent.right
        anchors.top: parent.top
        canAdd: App.room.candidates.allowed
        canInvite: App.room.invites.allowed || App.room.candidates.allowed
        model: App.room.members
        narrow: !root.panelBeside
        visible: root.membersShown
        width: root.panelBeside ? Theme.panelWidth : root.width - (sidebar.visible ? sidebar.width : 0)
        z: 4

        onAddRequested: dialogs.add()
        onCloseRequested: root.toggleMembers()
        onInviteRequested: dialogs.invite()
        onPersonRequested: userId => dialogs.person(userId)
        onVisibleChanged: {
            if (visible)
                App.room.refreshAgents();
        }

        Keys.onEscapePressed: root.toggleMembers()
    }

    // Over the room, which would tell.
    StatusLine {
        id: status

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.spaceXs
        anchors.left: members.left
        anchors.leftMargin: Theme.spaceL
        anchors.right: members.right
        anchors.rightMargin: Theme.spaceL
        visible: !sidebar.visible && root.membersShown && !root.panelBeside && status.urgent
        z: 4
    }

    Hairline {
        anchors.right: members.left
        height: parent.height
        vertical: true
        visible: members.visible && !root.narrow
        z: 4
    }

    ChatDialogs {
        id: dialogs

        anchors.fill: parent
        keyTable: table

        onOpening: keeper.leaveRow()
        onWritingRequested: {
            root.membersOver = false;
            keeper.bringHome();
        }
    }

    KeyTable {
        id: table
    }

    KeyActs {
        acts: table.acts(false)

        onActivated: act => root.perform(act)
    }

    FocusKeeper {
        id: keeper

        onHomeRequested: root.home()
    }


    // What a key asked for, wherever it was pressed; false for what is not known here.
    function perform(act: string): bool {
        const acts = {
            "switcher": () => dialogs.switcher(),
            "newRoom": () => dialogs.newRoom(),
            "newMessage": () => dialogs.newMessage(),
            "browse": () => dialogs.browse(""),
            "previousRoom": () => App.rooms.openNext(-1),
            "nextRoom": () => App.rooms.openNext(1),
            "rooms": () => root.membersOver ? root.toggleMembers() : root.goToRooms(),
            "write": () => pane.focusComposer(),
            "members": () => root.toggleMembers(),
            "sidebar": () => App.settings.sidebarCollapsed = !App.settings.sidebarCollapsed,
            "settings": () => dialogs.settings(),
            "keys": () => dialogs.keys()
        };
        if (acts[act] === undefined)
            return false;
        acts[act]();
        return true;
    }

    // The keyboard's place while nothing else is asked for.
    function home(): void {
        if (pane.writable)
            pane.focusComposer();
        else if (!sidebar.visible || !sidebar.holdsFocus)
            root.forceActiveFocus(Qt.OtherFocusReason);
    }

    // What nothing nearer wanted.
    function handleKey(event: KeyEvent): bool {
        if (event.key === Qt.Key_Escape)
            return root.goBack();
        if (pane.writable)
            return pane.takeKey(event);
        if (!sidebar.visible || event.modifiers !== Qt.NoModifier || event.key !== Qt.Key_Down && event.key !== Qt.Key_Up)
            return false;
        sidebar.takeFocus();
        return true;
    }

    function goBack(): bool {
        if (root.membersOver)
            root.membersOver = false;
        else if (pane.writing)
            App.room.actions.stopOwnAnswer();
        root.home();
        return true;
    }

    function goToRooms(): void {
        if (!root.narrow)
            App.settings.sidebarCollapsed = false;
        else if (App.room.open)
            App.room.close();
        sidebar.takeFocus();
    }

    function toggleMembers(): void {
        if (!root.panelBeside)
            root.membersOver = !root.membersOver;
        else
            App.settings.membersShown = !App.settings.membersShown;
    }
}
