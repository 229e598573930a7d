// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// A menu that floats. What lies below waits until it is closed: no tooltip comes over it, and nothing scrolls away.
T.Menu {
    id: root

    // Asked for by a key: it begins at its first entry.
    property bool byKey: false
    // What the window has room for.
    property real most: (T.Overlay.overlay ? T.Overlay.overlay.width : Theme.minimumWidth) - 2 * Theme.spaceS
    readonly property real highest: (T.Overlay.overlay ? T.Overlay.overlay.height : Theme.minimumHeight) - 2 * Theme.spaceS

    dim: false
    implicitHeight: Math.min(contentItem.implicitHeight + root.topPadding + root.bottomPadding, root.highest)
    implicitWidth: Math.min(Theme.px(200), root.most)
    margins: Theme.spaceS
    modal: true
    overlap: 1
    padding: Theme.spaceXs
    // Over toasts, which may come while it is open.
    z: 30

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
        boundsBehavior: Flickable.StopAtBounds
        // All of it has its height, seen or not.
        cacheBuffer: 4 * Theme.minimumHeight
        clip: interactive
        focus: true
        highlightMoveDuration: 0
        implicitHeight: contentHeight
        // Large letters in a low window: what has no room is scrolled to.
        interactive: contentHeight > height + 1
        currentIndex: root.currentIndex
        model: root.contentModel

        T.ScrollBar.vertical: AppScrollBar {
            steady: true
        }

        onContentHeightChanged: root.showCurrent()

        Keys.onDownPressed: root.step(1)
        Keys.onUpPressed: root.step(-1)
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

    onAboutToShow: root.fit()
    onOpened: {
        if (root.byKey)
            root.step(1);
    }

    function fit(): void {
        root.width = Math.min(root.widest() + root.leftPadding + root.rightPadding, root.most);
    }

    // Below this, and no further than where it ends.
    function popupBelow(item: Item): void {
        root.fit();
        root.popup(item, root.mirrored ? 0 : item.width - root.width, item.height);
    }

    // Round and round; +1 from none is the first, -1 the last.
    function step(direction: int): void {
        let row = root.currentIndex < 0 && direction < 0 ? 0 : root.currentIndex;
        for (let i = 0; i < root.count; ++i) {
            row = (row + direction + root.count) % root.count;
            if (root.itemAt(row).enabled && root.itemAt(row).visible) {
                root.currentIndex = row;
                root.showCurrent();
                root.itemAt(row).forceActiveFocus(Qt.TabFocusReason);
                return;
            }
        }
    }

    function showCurrent(): void {
        if (root.currentIndex >= 0)
            root.contentItem.positionViewAtIndex(root.currentIndex, ListView.Contain);
    }

    function widest(): real {
        let most = root.implicitWidth;
        for (let i = 0; i < root.count; ++i)
            most = Math.max(most, root.itemAt(i).implicitWidth);
        return most;
    }
}
