// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    id: root

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
    property bool canLetIn: false
    property FormRequest act: FormRequest {}
    property PersonContact contact: PersonContact { calls: root.calls }
    property MemberActs acts: MemberActs { calls: root.calls }
    property var calls: []

    signal gone

    function show(userId: string) { calls.push("show " + userId); }
    function close() { calls.push("close"); }
    function letIn() { calls.push("letIn"); }
}
