// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls

// One choice of several, with a mark at the one that holds.
AppMenuItem {
    id: root

    property bool chosen: false

    Accessible.checkable: true
    Accessible.checked: root.chosen
    iconName: root.chosen ? "check" : ""
}
