// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    property bool muted: false
    property bool canMute: true
    property bool canKick: true
    property bool canBan: true
    property bool canLiftBan: false
    property bool canHandOver: true
    property bool canReturn: true
    property bool any: true
    property var roleChoices: ["Guest", "Member", "Admin"]
    property int roleIndex: 2
    // Of the card, which tells what was called on any of its parts.
    property var calls: []

    function chooseRole(index: int) { calls.push("role " + index); }
    function handOver() { calls.push("handOver"); }
    function mute(minutes: int) { calls.push("mute " + minutes); }
    function unmute() { calls.push("unmute"); }
    function kick(reason: string) { calls.push("kick " + reason); }
    function ban(reason: string, minutes: int) { calls.push("ban " + reason + " " + minutes); }
    function liftBan() { calls.push("liftBan"); }
}
