// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// One of the rectangles of a SoftShadow.
Rectangle {
    id: root

    required property int index
    required property real around

    anchors.bottomMargin: -2 * root.index - 3
    anchors.fill: parent
    anchors.leftMargin: -1.5 * root.index
    anchors.rightMargin: -1.5 * root.index
    anchors.topMargin: 2 - root.index
    color: Theme.shadow
    radius: root.around + 1.5 * root.index
}
