// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    property bool offered: true
    property bool known: true
    property bool owner: true
    property string errorText: ""
    property string name: "Chess club"
    property int registration: 1
    property bool guests: true
    property int lobby: 0
    property var locked: []
    property FormRequest change: FormRequest {}
    property ServerPeopleModel people: ServerPeopleModel {}
    property AuditListModel audit: AuditListModel {}
    property var calls: []

    signal changed

    function refresh() { calls.push("refresh"); }
    function save(name: string, registration: int, guests: bool, lobby: int) { calls.push("save " + name + " " + registration + " " + guests + " " + lobby); }
    function giveUp() { calls.push("giveUp"); change.giveUp(); }
}
