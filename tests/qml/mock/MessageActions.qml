// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    property FormRequest reporting: FormRequest {}
    property var calls: []

    signal asked

    function copyText(id: string) { calls.push("copyText " + id); }
    function copyMarkdown(id: string) { calls.push("copyMarkdown " + id); }
    function copy(text: string, markdown: string) { calls.push("copy " + text + " | " + markdown); }
    function edit(id: string) { calls.push("edit " + id); }
    function reply(id: string) { calls.push("reply " + id); }
    function markUnread(messageId: string) { calls.push("markUnread " + messageId); }
    function remove(id: string) { calls.push("remove " + id); }
    function report(id: string, reason: string) { calls.push("report " + id + ": " + reason); }
    function retrySend(id: string) { calls.push("retrySend " + id); }
    function discard(id: string) { calls.push("discard " + id); }
    function stopAnswer(id: string) { calls.push("stopAnswer " + id); }
    function stopOwnAnswer(): bool { calls.push("stopOwnAnswer"); return false; }
    function continueAnswer(id: string) { calls.push("continueAnswer " + id); }
    function retryAnswer(id: string) { calls.push("retryAnswer " + id); }
}
