// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

RoomRowsModel {
    id: root

    enum Kind { Public, Private, Direct }

    property string currentId: "r1"
    property int currentRow: 0
    property int unreadElsewhere: 0
    property RoomSwitcherModel switcher: RoomSwitcherModel { source: root }
    property FormRequest entering: FormRequest {}
    property var calls: []

    function open(roomId: string) { calls.push("open " + roomId); }
    function openNext(step: int) { calls.push("next " + step); }
    function create(name: string, topic: string, isPublic: bool) { calls.push("create " + name + " " + topic + " " + isPublic); }
    function joinByName(name: string) { calls.push("join " + name); }
}
