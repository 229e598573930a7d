// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Markdown
import Confab.Theme

// Which message the reader is at, by keyboard or by pointer, and what the keys do there.
Item {
    id: root

    required property ListView list
    required property ReadingPlace place
    required property ReaderMoves moves
    // Under the pointer.
    property MessageRow pointed: null
    // The message whose menu is open.
    property string heldKey: ""
    property bool byKeyboard: false
    property bool pointerLast: false
    // Something floats over the list that was opened from it.
    property bool covered: false
    // Where words were pressed last.
    property SelectionArea words: null
    property point pointer
    readonly property MessageRow current: root.list.currentItem as MessageRow
    readonly property Item at: root.current ?? root.list.currentItem as SystemRow // with which nothing can be done
    // The list hands the focus to its current row; a press gives it to the words in one.
    readonly property Item holder: root.list.activeFocus ? root.Window.activeFocusItem : null
    readonly property bool ringed: root.byKeyboard && root.holder !== null && (root.holder === root.at || root.holder === root.list)
    // The one with the bar of actions: what was used last, pointer or keyboard, says which.
    readonly property MessageRow active: root.pointerLast ? root.pointed : root.byKeyboard && root.list.activeFocus ? root.current : null

    signal actionRequested(string action, MessageRow row)

    visible: false

    onHolderChanged: {
        if (root.holder !== null && parts.isPart(root.holder))
            root.bring(root.holder);
    }

    MessageParts {
        id: parts
    }

    Connections {
        target: root.list

        function onActiveFocusChanged(): void {
            if (!root.list.activeFocus)
                root.leave();
            else if (root.Window.activeFocusItem === root.list || root.Window.activeFocusItem === root.at)
                root.enter(!root.covered);
        }
    }

    Connections {
        target: root.place.timeline

        // What comes to lie below the pointer has not been pointed at.
        function onModelReset(): void {
            root.pointerLast = false;
        }
    }

    Connections {
        target: root.Window.window

        function onActiveFocusItemChanged(): void {
            root.follow();
        }
    }

    // Tab comes back to the row, and not to the words that were pressed.
    function forgetPart(): void {
        if (root.at !== null)
            root.at.focus = true;
    }

    function leave(): void {
        root.covered = false;
        for (let item = root.Window.activeFocusItem; item !== null; item = item.parent)
            root.covered = root.covered || item === T.Overlay.overlay;
        // What is selected is still selected when a menu has closed.
        if (!root.covered || root.words === null || root.words.selection.empty)
            root.forgetPart();
    }

    // From elsewhere to what was said last, and never to a row of long ago.
    function enter(anew: bool): void {
        root.byKeyboard = true;
        root.pointerLast = false;
        if (anew || !root.inSight(root.at))
            root.place.choose(root.place.lowestInSight());
    }

    // The row with the focus is the current one, and nothing moves. What has the focus in it keeps it.
    function follow(): void {
        const part = root.list.activeFocus ? root.Window.activeFocusItem : null;
        if (part === null && root.Window.activeFocusItem instanceof TextEdit)
            root.covered = false;
        if (part !== null)
            root.words = part as SelectionArea;
        const row = root.rowOf(part);
        if (row === null || row === part)
            return;
        const control = part as T.Control;
        const reason = control !== null ? control.focusReason : part instanceof SelectionArea ? Qt.MouseFocusReason : Qt.TabFocusReason;
        if (reason === Qt.MouseFocusReason)
            root.byKeyboard = false;
        if (row === root.current)
            return;
        root.place.choose(row.index);
        part.forceActiveFocus(reason);
    }

    function press(row: MessageRow): void {
        root.byKeyboard = false;
        root.place.choose(row.index);
    }

    function rowOf(part: Item): MessageRow {
        for (let item = part; item !== null && item !== root.list; item = item.parent) {
            if (item instanceof MessageRow)
                return item;
        }
        return null;
    }

    // Rows that pass below a pointer at rest are not pointed at.
    function movePointer(to: point): void {
        if (root.PointerMotion.going && (to.x !== root.pointer.x || to.y !== root.pointer.y))
            root.pointerLast = true;
        root.pointer = to;
    }

    function point(row: MessageRow): void {
        if (row.pointed)
            root.pointed = row;
        else if (root.pointed === row)
            root.pointed = null;
    }

    function inSight(row: Item): bool {
        return row !== null && row.y < root.list.contentY + root.list.height && row.y + row.height > root.list.contentY;
    }

    // +1 is the next older message or system line. Other rows are passed over.
    function step(direction: int): void {
        const from = root.inSight(root.at) ? root.list.currentIndex : -1;
        root.takeFocus();
        if (from < 0)
            return;
        let row = from + direction;
        while (row >= 0 && row < root.list.count) {
            root.moves.reveal(row, direction < 0);
            const item = root.list.itemAtIndex(row);
            if (item instanceof MessageRow || item instanceof SystemRow)
                return root.place.choose(row);
            row += direction;
        }
    }

    // What the pointer is on is in sight already, and must not move away below it.
    function bring(item: Item): void {
        const control = item as T.Control;
        if (control !== null && control.focusReason === Qt.MouseFocusReason)
            return;
        const top = item.mapToItem(root.list, 0, 0).y - Theme.spaceXl;
        const bottom = top + item.height + 2 * Theme.spaceXl - root.list.height;
        if (top < 0)
            root.moves.scrollBy(-top);
        else if (bottom > 0)
            root.moves.scrollBy(-bottom);
    }

    // From a part of a row to the row.
    function takeFocus(): void {
        if (root.at !== null)
            root.at.forceActiveFocus(Qt.OtherFocusReason);
        root.enter(false);
    }

    function stepInside(direction: int): void {
        if (!root.inSight(root.current))
            return;
        const next = parts.next(root.current, root.holder, direction);
        if (next === root.current)
            root.takeFocus();
        else if (next !== null)
            next.forceActiveFocus(Qt.TabFocusReason);
    }

    // Keys that write are none of the list's: they are meant for the composer.
    function handleKey(event: KeyEvent): void {
        event.accepted = root.move(event) || root.command(event);
    }

    function move(event: KeyEvent): bool {
        if ((event.modifiers & ~Qt.KeypadModifier) !== Qt.NoModifier)
            return false;
        switch (event.key) {
        case Qt.Key_Up:
            root.step(1);
            return true;
        case Qt.Key_Down:
            root.step(-1);
            return true;
        case Qt.Key_Left:
            root.stepInside(-1);
            return true;
        case Qt.Key_Right:
            root.stepInside(1);
            return true;
        }
        if (!root.moves.handleKey(event.key))
            return false;
        if (event.key === Qt.Key_Home)
            root.chooseFrom(root.list.count - 1);
        else if (event.key === Qt.Key_End && root.place.stuck)
            root.place.choose(root.place.lowestInSight());
        return true;
    }

    // The first message from there on downwards.
    function chooseFrom(row: int): void {
        while (row >= 0 && !(root.list.itemAtIndex(row) instanceof MessageRow))
            --row;
        if (row >= 0)
            root.place.choose(row);
    }

    // Only on the message that the ring is around.
    function command(event: KeyEvent): bool {
        const row = root.current;
        if (!root.ringed || !root.inSight(row))
            return false;
        const modifiers = event.modifiers & ~Qt.KeypadModifier;
        if (modifiers === Qt.NoModifier && [Qt.Key_Menu, Qt.Key_Return, Qt.Key_Enter].includes(event.key) || modifiers === Qt.ShiftModifier && event.key === Qt.Key_F10) {
            row.openMenuAt(row.wordsAt, row.height);
            return true;
        }
        if (modifiers !== Qt.ControlModifier)
            return false;
        if (event.key === Qt.Key_C && !row.info.deleted)
            root.actionRequested("copy", row);
        else if (event.key === Qt.Key_A)
            row.words.selectAll();
        else if (event.key === Qt.Key_R && row.messageId !== "" && !row.info.deleted)
            root.actionRequested("reply", row);
        else if (event.key === Qt.Key_E && row.info.canEdit)
            root.actionRequested("edit", row);
        else if (event.key === Qt.Key_Delete && row.info.canDelete)
            root.actionRequested("remove", row);
        else
            return false;
        return true;
    }
}
