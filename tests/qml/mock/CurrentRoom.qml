// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml
import Confab.Mock

QtObject {
    property bool open: true
    property string roomId: "r1"
    property string name: "Lobby"
    property string topic: "Where everybody meets"
    property int kind: 0
    property int memberCount: members.count
    property string membersText: "4 members, 2 here"
    property string agentsText: "Sage reads the last 10 messages when asked"
    property string typingText: ""
    property bool canManage: true
    property bool canAddAgents: true
    property bool canRemoveAgents: true
    property TimelineModel timeline: TimelineModel {}
    property MemberListModel members: MemberListModel {}
    property ComposerController composer: ComposerController {}
    property MessageActions actions: MessageActions {}
    property FormRequest change: FormRequest {}
    property FormRequest adding: FormRequest {}
    property AgentListModel agents: AgentListModel {}
    property AskNotice askNotice: AskNotice {}
    property FormRequest leaving: FormRequest {}
    property bool alone: false
    property bool unsent: false
    property var calls: []

    function rename(name: string, topic: string) { calls.push("rename " + name + ": " + topic); }
    function addAgent(userId: string) { calls.push("addAgent " + userId); }
    function removeAgent(userId: string) { calls.push("removeAgent " + userId); }
    function leave() { calls.push("leave"); }
    function hasUnsent(): bool { return unsent; }
    function close() { calls.push("close"); open = false; }
}
