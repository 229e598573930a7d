// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Models

// The keys of the text being written. The controller knows what they mean.
QtObject {
    id: root

    required property T.TextArea area
    required property CompletionList completionList
    required property ComposerController controller
    required property Pasting pasting
    required property bool sendOnEnter

    signal edgeRequested(bool newest)
    signal pageRequested(int direction)

    // Nobody else's, where the window has a use for the key.
    function claims(event: KeyEvent): bool {
        return event.key === Qt.Key_Escape && (root.completionList.shown || root.controller.editing || root.controller.replying || root.controller.held);
    }

    function handleKey(event: KeyEvent): bool {
        if (root.pasting.take(event))
            return true;
        const enter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
        const complete = enter && root.controller.isComplete(root.completionList.currentRow);
        if (root.completionList.shown && !complete && root.completionList.handleKey(event))
            return true;
        switch (event.key) {
        case Qt.Key_Return:
        case Qt.Key_Enter:
            return root.handleEnter(event.modifiers);
        case Qt.Key_Up:
            return event.modifiers === Qt.NoModifier && root.area.length === 0 && root.controller.editLast();
        case Qt.Key_PageUp:
        case Qt.Key_PageDown:
            if (event.modifiers & ~Qt.KeypadModifier)
                return false;
            root.pageRequested(event.key === Qt.Key_PageUp ? -1 : 1);
            return true;
        case Qt.Key_Home:
        case Qt.Key_End:
            // In a text they are the text's.
            if (root.area.length > 0)
                return false;
            root.edgeRequested(event.key === Qt.Key_End);
            return true;
        case Qt.Key_Escape:
            if (root.completionList.shown) {
                root.controller.dismissCompletions();
                return true;
            }
            return root.controller.cancel();
        case Qt.Key_Tab:
            root.area.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
            return true;
        case Qt.Key_Backtab:
            root.area.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason);
            return true;
        }
        return false;
    }

    function handleEnter(modifiers: int): bool {
        const keys = modifiers & ~Qt.KeypadModifier;
        if (keys === Qt.ControlModifier || root.sendOnEnter && keys === Qt.NoModifier) {
            root.controller.send();
            return true;
        }
        if (keys !== Qt.ShiftModifier)
            return false;
        // Left to itself it goes on within one paragraph, which has one direction.
        root.pasting.write("\n");
        return true;
    }
}
