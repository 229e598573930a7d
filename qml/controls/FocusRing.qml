// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// The ring around what has the keyboard: 2 px wide, 2 px away. Place it in the control's background. In a window in the
// background nothing has it.
Rectangle {
    id: root

    required property bool shown
    property real around: Theme.radiusControl
    property real gap: Theme.focusGap

    anchors.fill: parent
    anchors.margins: -root.gap - Theme.focusWidth
    border.color: Theme.accent
    border.width: Theme.focusWidth
    color: "transparent"
    radius: root.around + root.gap + Theme.focusWidth
    visible: root.shown && root.Window.active
    z: 10
}
