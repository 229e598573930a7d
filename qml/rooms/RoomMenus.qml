// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Models

// The menu of a room, wherever that is shown, and the one of what to be told of it, which comes up in its place.
Item {
    id: root

    // Whose menu is open; empty for none.
    readonly property string heldId: menu.visible ? menu.roomId : notify.visible ? notify.roomId : ""
    property alias inviteText: menu.inviteText
    property alias keysOffered: menu.keysOffered
    property alias membersText: menu.membersText
    property alias recordOffered: menu.recordOffered
    property alias reports: menu.reports
    property alias settingsOffered: menu.settingsOffered

    signal inviteRequested
    signal keysRequested
    signal leaveRequested(string roomId)
    signal membersRequested
    signal recordRequested
    signal settingsRequested(string roomId)

    RoomMenu {
        id: menu

        onInviteRequested: root.inviteRequested()
        onKeysRequested: root.keysRequested()
        onLeaveRequested: roomId => root.leaveRequested(roomId)
        onMembersRequested: root.membersRequested()
        onNotificationsRequested: root.openNotify()
        onRecordRequested: root.recordRequested()
        onSettingsRequested: roomId => root.settingsRequested(roomId)
    }

    NotifyMenu {
        id: notify
    }

    // At a place of this item.
    function popup(roomId: string, x: real, y: real, byKey: bool): void {
        if (!menu.take(roomId))
            return;
        menu.byKey = byKey;
        menu.popup(root, x, y);
    }

    // Below a button.
    function popupBelow(roomId: string, button: Item, byKey: bool): void {
        if (!menu.take(roomId))
            return;
        menu.byKey = byKey;
        menu.popupBelow(button);
    }

    function openNotify(): void {
        notify.roomId = menu.roomId;
        notify.direct = menu.direct;
        notify.level = menu.level;
        notify.until = App.rooms.actions.mutedUntilText(menu.roomId);
        notify.byKey = menu.byKey;
        notify.popup(menu.parent, menu.x, menu.y);
    }
}
