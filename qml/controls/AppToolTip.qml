// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// A short word about what the pointer is over.
T.ToolTip {
    id: root

    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent
    delay: Theme.tooltipDelay
    horizontalPadding: Theme.spaceS
    implicitHeight: label.implicitHeight + root.topPadding + root.bottomPadding
    implicitWidth: Math.min(label.implicitWidth, Theme.panelWidth) + root.leftPadding + root.rightPadding
    margins: Theme.spaceS
    verticalPadding: Theme.spaceXs
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: -implicitHeight - Theme.spaceXs

    background: Rectangle {
        color: Theme.tooltip
        radius: Theme.radiusControl
    }
    contentItem: PlainText {
        id: label

        color: Theme.tooltipText
        font: Theme.meta
        line: Theme.metaLine
        text: root.text
        wrapMode: Text.Wrap
    }
}
