// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// A menu that floats.
T.Menu {
    id: root

    implicitHeight: contentItem.implicitHeight + root.topPadding + root.bottomPadding
    implicitWidth: Math.max(Theme.px(200), contentItem.implicitWidth + root.leftPadding + root.rightPadding)
    margins: Theme.spaceS
    overlap: 1
    padding: Theme.spaceXs

    background: Item {
        SoftShadow {
        }

        Rectangle {
            anchors.fill: parent
            border.color: Theme.hairline
            border.width: Theme.stroke
            color: Theme.surface
            radius: Theme.radiusCard
        }
    }
    contentItem: ListView {
        implicitHeight: contentHeight
        implicitWidth: contentItem.childrenRect.width
        interactive: false
        currentIndex: root.currentIndex
        model: root.contentModel
    }
    delegate: AppMenuItem {
    }
    enter: Transition {
        NumberAnimation {
            duration: Theme.quick
            easing.type: Theme.easing
            from: 0
            property: "opacity"
            to: 1
        }
    }
}
