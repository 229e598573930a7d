// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

RoomRowsModel {
    id: root

    enum Kind { Public, Private, Direct }
    enum Level { AllMessages, MentionsOnly, Nothing }
    enum Section { Favourites, Rooms, People, Agents }

    property string currentId: "r1"
    property int currentRow: 0
    property int unreadElsewhere: 0
    property int reportsElsewhere: 0
    property RoomSwitcherModel switcher: RoomSwitcherModel { source: root }
    property SidebarModel sidebar: SidebarModel { source: root }
    property RoomActions actions: RoomActions {}
    // What a row has of which nothing is known.
    readonly property var blank: ({ roomId: "", name: "", kind: 0, section: 1, topic: "", unread: 0, mentions: 0, preview: "", previewAuthor: "", timeText: "", initials: "", colorIndex: 0, agent: false, presence: 0, others: 1, isCurrent: false, draft: "", typing: false, favourite: false, level: 0, picture: "", archived: false, fresh: false, reports: 0 })
    property FormRequest entering: FormRequest {}
    property var calls: []

    onCountChanged: root.sidebar.fill()
    onCurrentIdChanged: root.sidebar.currentRow = root.sidebar.rowOfRoom(root.currentId)

    function open(roomId: string) { calls.push("open " + roomId); }
    function look(roomId: string): var {
        for (let row = 0; row < root.count; ++row) {
            if (root.get(row).roomId === roomId)
                return root.get(row);
        }
        return ({});
    }
    function openNext(step: int) { calls.push("next " + step); }
    function create(name: string, topic: string, isPublic: bool) { calls.push("create " + name + " " + topic + " " + isPublic); }
    function joinByName(name: string) { calls.push("join " + name); }
}
