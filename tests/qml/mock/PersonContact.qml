// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    property bool blocked: false
    property bool canWrite: true
    property bool canMention: true
    property bool canBlock: true
    // Of the card, which tells what was called on any of its parts.
    property var calls: []

    function write() { calls.push("write"); }
    function mention() { calls.push("mention"); }
    function setBlocked(on: bool) { calls.push("block " + on); }
}
