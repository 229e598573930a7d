// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls

// Content that may be wider than the column: it moves sideways, never up and down.
Flickable {
    id: root

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    contentHeight: height
    flickableDirection: Flickable.HorizontalFlick
    interactive: root.contentWidth > root.width

    T.ScrollBar.horizontal: AppScrollBar {
        orientation: Qt.Horizontal
    }
}
