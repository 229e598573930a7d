// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls

// A line across the column.
BlockFrame {
    id: root

    contentHeight: 9

    Hairline {
        anchors.verticalCenter: parent.verticalCenter
        width: root.contentWidth
    }
}
