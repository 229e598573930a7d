// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// A menu that floats. What lies below waits until it is closed: no tooltip comes over it, and nothing scrolls away.
T.Menu {
    id: root

    // What the window has room for.
    readonly property real most: (T.Overlay.overlay ? T.Overlay.overlay.width : Theme.minimumWidth) - 2 * Theme.spaceS

    dim: false
    implicitHeight: contentItem.implicitHeight + root.topPadding + root.bottomPadding
    implicitWidth: Math.min(Theme.px(200), root.most)
    margins: Theme.spaceS
    modal: true
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

    onAboutToShow: root.width = Math.min(root.widest() + root.leftPadding + root.rightPadding, root.most)

    function widest(): real {
        let most = root.implicitWidth;
        for (let i = 0; i < root.count; ++i)
            most = Math.max(most, root.itemAt(i).implicitWidth);
        return most;
    }
}
