// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// A thin scroll bar that is there while it is of use.
T.ScrollBar {
    id: root

    // Seen also while nothing moves: where it is the only sign that there is more.
    property bool steady: false

    Accessible.ignored: true
    focusPolicy: Qt.NoFocus
    implicitHeight: contentItem.implicitHeight + root.topPadding + root.bottomPadding
    implicitWidth: contentItem.implicitWidth + root.leftPadding + root.rightPadding
    minimumSize: 0.06
    padding: 2
    visible: root.size < 1.0

    contentItem: Rectangle {
        color: Theme.faded(Theme.textMuted, root.pressed ? 0.7 : 0.4)
        implicitHeight: 6
        implicitWidth: 6
        opacity: root.steady || root.active || root.hovered ? 1 : 0
        radius: 3

        Behavior on opacity  {
            NumberAnimation {
                duration: Theme.steady
            }
        }
    }
}
