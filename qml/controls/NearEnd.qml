// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// Stands below a list in something that is scrolled, and says when a reader has come near it: there is to be more.
Item {
    id: root

    // What it is scrolled in; found when it is shown.
    property Flickable view: null

    signal reached

    // A column puts what has no height nowhere.
    implicitHeight: 1

    Connections {
        target: root.view

        function onContentHeightChanged(): void {
            root.look();
        }

        function onContentYChanged(): void {
            root.look();
        }

        function onHeightChanged(): void {
            root.look();
        }
    }

    Component.onCompleted: root.settle()
    onVisibleChanged: root.settle()
    onYChanged: root.look()

    function settle(): void {
        for (let item = root.parent; item !== null && root.view === null; item = item.parent)
            root.view = item as Flickable;
        // Rows that came while it was hidden are not in their places yet.
        if (root.visible)
            (root.parent as Column)?.forceLayout();
        root.look();
    }

    function look(): void {
        // Before it is in its place it stands at the top.
        if (root.visible && root.y > 0 && root.view !== null && root.mapToItem(root.view, 0, 0).y < root.view.height + Theme.px(320))
            root.reached();
    }
}
