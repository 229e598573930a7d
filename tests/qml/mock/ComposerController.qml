// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    id: root

    property string text: ""
    property int cursorPosition: 0
    readonly property bool canSend: root.enabled && root.text.trim() !== "" && root.bytesOver === 0 && !root.held
    property bool enabled: true
    property string placeholder: "Message Lobby"
    property string hint: "Enter to send, Shift+Enter for a new line"
    property int bytesLeft: 16000
    property int bytesOver: 0
    readonly property string lengthText: root.bytesOver > 0 ? "Too long for one message. Send it in parts." : ""
    property bool editing: false
    property bool replying: false
    property bool held: false
    property string contextTitle: ""
    property string contextPreview: ""
    property CompletionModel completions: CompletionModel {}
    property var calls: []

    signal focusRequested

    function send(): bool {
        if (!root.canSend)
            return false;
        root.calls.push("send " + root.text);
        root.text = "";
        return true;
    }
    function editLast(): bool {
        root.calls.push("editLast");
        root.editing = true;
        root.contextTitle = "Edit message";
        root.contextPreview = "What I wrote";
        root.text = "What I wrote";
        return true;
    }
    function cancel(): bool {
        if (root.held) {
            root.calls.push("cancel");
            root.held = false;
            return true;
        }
        if (!root.editing && !root.replying)
            return false;
        root.calls.push("cancel");
        root.editing = false;
        root.replying = false;
        root.text = "";
        return true;
    }
    function complete(row: int) { root.calls.push("complete " + row); root.completions.clear(); }
    function isComplete(row: int): bool { return false; }
    function dismissCompletions() { root.calls.push("dismiss"); root.completions.clear(); }
}
