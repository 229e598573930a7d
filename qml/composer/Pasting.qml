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

    // The same, or a key that writes.
    function takeTyped(event: KeyEvent): bool {
        if (root.take(event))
            return true;
        const command = event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier);
        if (command !== 0 || event.text === "" || event.text < " " || event.text === "\x7f")
            return false;
        root.write(event.text);
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
