// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml
import Confab.Mock

QtObject {
    id: root

    property bool open: true
    property string roomId: "r1"
    property string name: "Lobby"
    property string topic: "Where everybody meets"
    property int kind: 0
    property int memberCount: members.count
    property string subtitle: root.topic === "" ? root.membersText : root.topic
    property string membersText: "4 members, 2 here"
    property string agentsText: "Sage reads the last 10 messages when asked"
    property string typingText: ""
    property TimelineModel timeline: TimelineModel {}
    property MemberListModel members: MemberListModel {}
    property ComposerController composer: ComposerController {}
    property MessageActions actions: MessageActions {}
    property RoomOptions options: RoomOptions {}
    property InviteListModel invites: InviteListModel {}
    property CandidateListModel candidates: CandidateListModel {}
    property BanListModel bans: BanListModel {}
    property AuditListModel audit: AuditListModel {}
    property ReportListModel reports: ReportListModel {}
    property AskNotice askNotice: AskNotice {}
    property FormRequest leaving: FormRequest {}
    property bool alone: false
    property bool unsent: false
    property string heir: ""
    property var calls: []

    function refreshAgents() { calls.push("refreshAgents"); }
    function leave() { calls.push("leave"); }
    function endsWithUser(): bool { return alone; }
    function heirText(): string { return heir; }
    function hasUnsent(): bool { return unsent; }
    function close() { calls.push("close"); open = false; }
}
