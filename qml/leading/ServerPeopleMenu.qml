// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls

// What can be done with somebody of the server. What one may not is not there.
AppMenu {
    id: root

    // As the entry was when it was opened: rows come and go below a menu.
    property var person: ({})

    signal adminChosen(bool admin)
    signal linkRequested
    signal letInRequested
    signal suspendRequested
    signal handOverRequested

    AppMenuItem {
        available: root.person.canGiveRole === true && !root.person.admin && !root.person.suspended
        iconName: "star"
        text: qsTr("Make an admin of the server")

        onTriggered: root.adminChosen(true)
    }

    AppMenuItem {
        available: root.person.canGiveRole === true && root.person.admin
        iconName: "user"
        text: qsTr("Make no admin any more")

        onTriggered: root.adminChosen(false)
    }

    AppMenuItem {
        available: root.person.canReset === true
        iconName: "link"
        text: qsTr("Link for a new password…")

        onTriggered: root.linkRequested()
    }

    AppMenuItem {
        available: root.person.canSuspend === true && root.person.suspended
        iconName: "check"
        text: qsTr("Let in again")

        onTriggered: root.letInRequested()
    }

    AppMenuItem {
        available: root.person.canSuspend === true && !root.person.suspended
        dangerous: true
        iconName: "stop"
        text: qsTr("Suspend…")

        onTriggered: root.suspendRequested()
    }

    AppMenuItem {
        available: root.person.canGiveRole === true && !root.person.suspended
        dangerous: true
        iconName: "switch"
        text: qsTr("Hand the server over…")

        onTriggered: root.handOverRequested()
    }

    function openAt(entry: ServerPersonEntry, byKey: bool): void {
        root.person = {
            "userId": entry.userId,
            "name": entry.name,
            "admin": entry.admin,
            "suspended": entry.suspended,
            "canGiveRole": entry.canGiveRole,
            "canSuspend": entry.canSuspend,
            "canReset": entry.canReset
        };
        root.byKey = byKey;
        root.most = entry.width;
        root.popupBelow(entry);
    }
}
