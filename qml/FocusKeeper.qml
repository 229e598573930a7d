// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Markdown

// Notices when the keyboard has been left nowhere, or is to go back to where one writes: what had it is out of sight,
// what floated over the page has closed, or the window has come back.
Item {
    id: root

    readonly property Item held: root.Window.activeFocusItem
    readonly property bool active: root.Window.active
    readonly property bool floating: root.floats(root.held)
    // A scope in which nothing has the keyboard is no place for it, nor is what can't be seen.
    readonly property bool kept: root.held !== null && root.held.visible && root.held.enabled && root.stays(root.held)
    property bool due: false
    // What had the keyboard before something came to float, if that was a row of a list, or words that are selected: it
    // goes on from there.
    property Item row: null
    property bool leaving: false

    signal homeRequested
    signal nextTurn

    visible: false

    onActiveChanged: {
        if (root.active)
            root.bringHome();
    }
    onFloatingChanged: {
        root.due = root.due || !root.floating;
        root.later();
    }
    onHeldChanged: {
        if (root.held !== null && !root.floats(root.held) && root.stays(root.held))
            root.row = root.isRow(root.held) || root.held instanceof SelectionArea ? root.held : null;
    }
    onKeptChanged: root.later()
    onNextTurn: root.settle()

    // Once the keyboard has settled: a change of it can't be answered by another one.
    function bringHome(): void {
        root.row = null;
        root.due = true;
        root.later();
    }

    // What opens next is not opened on a row, though a row may have had the keyboard.
    function leaveRow(): void {
        root.leaving = true;
    }

    function later(): void {
        Qt.callLater(root.nextTurn); // qmllint disable
    }

    function settle(): void {
        const wanted = root.due || !root.kept;
        root.due = false;
        if (!wanted || root.floating || root.floatsOver())
            return;
        if (!root.leaving && (root.isRow(root.row) || root.hasSelection(root.row)) && (root.held === root.row || !root.kept))
            root.row.forceActiveFocus(Qt.PopupFocusReason);
        else
            root.homeRequested();
        root.leaving = false;
    }

    // What floats over the page has the keyboard, or gets it back with the window.
    function floatsOver(): bool {
        const floating = T.Overlay.overlay === null ? [] : T.Overlay.overlay.children;
        for (let i = 0; i < floating.length; ++i) {
            if (floating[i].visible && floating[i].focus)
                return true;
        }
        return false;
    }

    // At a stop of the Tab key, in a row of a list that is one, or in words to be copied.
    function stays(item: Item): bool {
        for (let each = item; each !== null; each = each.parent) {
            if (each.activeFocusOnTab || each instanceof TextEdit || each instanceof SelectionArea)
                return true;
        }
        return false;
    }

    // Of a list that is one stop of the Tab key; what it consists of is none.
    function isRow(item: Item): bool {
        const list = item === null || item instanceof TextEdit || item instanceof SelectionArea ? null : item.ListView.view;
        return list !== null && list.activeFocusOnTab && item.visible && item.enabled;
    }

    function hasSelection(item: Item): bool {
        const words = item as SelectionArea;
        return words !== null && words.visible && words.enabled && !words.selection.empty;
    }

    function floats(item: Item): bool {
        for (let each = item; each !== null; each = each.parent) {
            if (each === T.Overlay.overlay)
                return true;
        }
        return false;
    }
}
