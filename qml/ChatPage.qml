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
    readonly property bool sidebarHidden: App.room.open && (root.narrow || App.settings.sidebarCollapsed)
    readonly property bool membersShown: App.room.open && (root.panelBeside ? App.settings.membersShown : root.membersOver)
    property bool membersOver: false
    readonly property string roomId: App.room.roomId

    onPanelBesideChanged: root.membersOver = false
    // When the pane is in sight.
    onRoomIdChanged: keeper.bringHome()

    Keys.onPressed: event => {
        event.accepted = root.handleKey(event);
    }

    RoomSidebar {
        id: sidebar

        collapsible: !root.narrow
        height: parent.height
        visible: !root.sidebarHidden
        width: root.narrow ? root.width : Theme.sidebarWidth

        onCollapseRequested: App.settings.sidebarCollapsed = true
        onNewRoomRequested: dialogs.newRoom()
        onOpened: keeper.bringHome()
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
        visible: root.narrow ? App.room.open && !root.membersShown : root.panelBeside || !root.membersShown

        onBackRequested: App.room.close()
        onInviteRequested: dialogs.invite()
        onLeaveRequested: dialogs.leave()
        onMembersToggled: root.toggleMembers()
        onNewRoomRequested: dialogs.newRoom()
        onRenameRequested: dialogs.rename()
        onSidebarRequested: App.settings.sidebarCollapsed = false
    }

    MembersPanel {
        id: members

        anchors.bottom: status.visible ? status.top : parent.bottom
        anchors.right: parent.right
        anchors.top: parent.top
        canAddAgents: App.room.canAddAgents
        canRemoveAgents: App.room.canRemoveAgents
        model: App.room.members
        narrow: !root.panelBeside
        visible: root.membersShown
        width: root.panelBeside ? Theme.panelWidth : root.width - (sidebar.visible ? sidebar.width : 0)
        z: 4

        onAddAgentRequested: dialogs.addAgent()
        onCloseRequested: root.toggleMembers()
        onRemovalRequested: userId => App.room.removeAgent(userId)
        onVisibleChanged: {
            if (visible)
                App.room.agents.refresh();
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

        onOpening: keeper.leaveRow()
    }

    FocusKeeper {
        id: keeper

        onHomeRequested: root.home()
    }

    ChatShortcuts {
        onBackRequested: {
            if (root.membersOver)
                root.membersOver = false;
            else
                root.goToRooms();
        }
        onComposerRequested: pane.focusComposer()
        onMembersRequested: root.toggleMembers()
        onNewRoomRequested: dialogs.newRoom()
        onRoomStepRequested: step => App.rooms.openNext(step)
        onSettingsRequested: dialogs.settings()
        onSidebarRequested: App.settings.sidebarCollapsed = !App.settings.sidebarCollapsed
        onSwitcherRequested: dialogs.switcher()
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
