// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    property string name: "Mia Okafor"
    property string shownName: name
    property string initials: "MO"
    property int colorIndex: 1
    property string picture: ""
    property bool agent: false
    property bool isMe: false
    property int presence: 1
    property string presenceText: "Away"
    property string roleText: "Admin"
    property string mutedText: ""
    property string bannedText: ""
    property string suspendedText: ""
    property string about: ""
    property string roomsText: ""
    property string joinedText: ""
    property string errorText: ""
    property bool blocked: false
    property bool muted: false
    property bool canWrite: true
    property bool canMention: true
    property bool canBlock: true
    property bool canMute: true
    property bool canKick: true
    property bool canBan: true
    property bool canLiftBan: false
    property bool canLetIn: false
    property bool canHandOver: true
    property bool canReturn: true
    property bool manageable: true
    property var roleChoices: ["Guest", "Member", "Admin"]
    property int roleIndex: 2
    property FormRequest act: FormRequest {}
    property var calls: []

    signal gone
    signal writeRequested(string userId)

    function show(userId: string) { calls.push("show " + userId); }
    function close() { calls.push("close"); }
    function write() { calls.push("write"); }
    function mention() { calls.push("mention"); }
    function setBlocked(on: bool) { calls.push("block " + on); }
    function chooseRole(index: int) { calls.push("role " + index); }
    function handOver() { calls.push("handOver"); }
    function mute(minutes: int) { calls.push("mute " + minutes); }
    function unmute() { calls.push("unmute"); }
    function kick(reason: string) { calls.push("kick " + reason); }
    function ban(reason: string, minutes: int) { calls.push("ban " + reason + " " + minutes); }
    function liftBan() { calls.push("liftBan"); }
    function letIn() { calls.push("letIn"); }
}
