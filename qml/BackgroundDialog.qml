// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import Confab.Controls

// The first time that the window is closed and the app goes on without it.
ConfirmDialog {
    id: root

    property bool hosting: false

    acceptText: qsTr("Keep running")
    heading: qsTr("Confab keeps running")
    rejectText: qsTr("Quit")
    sentence: (root.hosting ? qsTr("Without its window it stays in the tray: the room on this computer stays open, and you are told of new messages.") : qsTr("Without its window it stays in the tray, and you are told of new messages.")) + " " + qsTr("Its icon there brings the window back, and Ctrl+Q quits. “Keep running without the window” in the settings changes that.")

    signal quitRequested

    onRejected: root.quitRequested()

    function explain(hosting: bool): void {
        root.hosting = hosting;
        root.open();
    }
}
