// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// A line between groups of a menu.
T.MenuSeparator {
    id: root

    implicitHeight: Theme.spaceS + Theme.stroke
    implicitWidth: 1
    verticalPadding: Theme.spaceXs
    width: parent ? parent.width : implicitWidth

    contentItem: Hairline {
    }
}
