// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Markdown

// What comes into the text from elsewhere. What was copied of a message keeps its headings, links and fences; with Shift it
// is words alone.
Item {
    id: root

    required property T.TextArea area

    visible: false

    // True if the key asks for it.
    function take(event: KeyEvent): bool {
        if (event.matches(StandardKey.Paste))
            root.paste();
        else if (event.key === Qt.Key_V && event.modifiers === (Qt.ControlModifier | Qt.ShiftModifier))
            root.area.paste();
        else
            return false;
        return true;
    }

    function paste(): void {
        const markdown = MarkdownClipboard.markdown();
        if (markdown === "")
            root.area.paste();
        else
            root.write(markdown);
    }

    // In place of what is selected.
    function write(text: string): void {
        root.area.remove(root.area.selectionStart, root.area.selectionEnd);
        root.area.insert(root.area.cursorPosition, text);
    }
}
