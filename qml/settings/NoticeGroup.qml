// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models

// What is told on the desktop, and what closing the window does.
SettingsGroup {
    id: root

    required property NoticeSettings notices
    required property Background background

    heading: qsTr("Notifications")

    AppSwitch {
        checked: root.notices.on
        explanation: qsTr("Of what others write while you look elsewhere. “Do not disturb” holds all of them back.")
        text: qsTr("Notify on the desktop")
        width: parent.width

        onToggled: root.notices.on = checked
    }

    AppSwitch {
        checked: root.notices.textShown
        explanation: checked ? qsTr("Whoever sees your screen can read it.") : qsTr("Only where something was written.")
        text: qsTr("Show what was written")
        visible: root.notices.on
        width: parent.width

        onToggled: root.notices.textShown = checked
    }

    AppSwitch {
        checked: root.notices.sound
        text: qsTr("Play a sound")
        visible: root.notices.on
        width: parent.width

        onToggled: root.notices.sound = checked
    }

    AppSwitch {
        checked: root.notices.keptInTray
        explanation: checked ? qsTr("Confab stays in the tray, and a room on this computer stays open. Ctrl+Q quits.") : qsTr("Confab quits with its window.")
        text: qsTr("Keep running without the window")
        visible: root.background.possible
        width: parent.width

        onToggled: root.notices.keptInTray = checked
    }
}
