// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick

// The keys that work anywhere in the chat page.
Item {
    id: root

    signal switcherRequested
    signal newRoomRequested
    signal settingsRequested
    signal sidebarRequested
    signal membersRequested
    signal composerRequested
    signal backRequested
    signal roomStepRequested(int step)

    visible: false

    Shortcut {
        sequences: ["Ctrl+K", "F6"]

        onActivated: root.switcherRequested()
    }

    Shortcut {
        sequences: ["Ctrl+N"]

        onActivated: root.newRoomRequested()
    }

    Shortcut {
        sequences: ["Ctrl+,"]

        onActivated: root.settingsRequested()
    }

    Shortcut {
        sequences: ["Ctrl+B"]

        onActivated: root.sidebarRequested()
    }

    Shortcut {
        sequences: ["Ctrl+Shift+M"]

        onActivated: root.membersRequested()
    }

    Shortcut {
        sequences: ["Ctrl+L"]

        onActivated: root.composerRequested()
    }

    Shortcut {
        sequences: ["Alt+Left"]

        onActivated: root.backRequested()
    }

    Shortcut {
        sequences: ["Alt+Down"]

        onActivated: root.roomStepRequested(1)
    }

    Shortcut {
        sequences: ["Alt+Up"]

        onActivated: root.roomStepRequested(-1)
    }
}
