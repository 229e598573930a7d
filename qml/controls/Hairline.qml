// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// A one pixel line; vertical when asked.
Rectangle {
    id: root

    property bool vertical: false

    color: Theme.hairline
    implicitHeight: root.vertical ? 0 : Theme.stroke
    implicitWidth: root.vertical ? Theme.stroke : 0
}
