// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    property bool any: true
    property bool canChangeRules: true
    property bool canChangeKind: true
    property bool canSeeBans: true
    property bool canSeeAudit: true
    property bool canReport: true
    property bool canArchive: true
    property bool canDelete: true
    property bool isPublic: true
    property bool archived: false
    property bool receipts: true
    property int agents: 0
    property PictureChoice picture: PictureChoice {}
    property FormRequest change: FormRequest {}
    property FormRequest ending: FormRequest {}
    property var calls: []

    function save(name: string, topic: string, isPublic: bool, agents: int, receipts: bool) { calls.push("save " + name + ": " + topic + " " + isPublic + " " + agents + " " + receipts); }
    function setArchived(on: bool) { calls.push("archive " + on); }
    function remove() { calls.push("remove"); }
}
