// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml.Models

// The rooms of the source below the headings of their sections, filled when that has more or fewer.
ListModel {
    id: root

    enum RowKind { Heading, Room }

    property var source
    property var folded: []
    property int currentRow: -1

    function fill() {
        root.clear();
        for (let section = 0; section < 4 && root.source.count > 0; ++section)
            root.rowsOf(section).forEach((row) => root.append(row));
        root.currentRow = root.rowOfRoom(root.source.currentId);
    }
    // The heading and what stands below it.
    function rowsOf(section: int): var {
        const rooms = [];
        for (let i = 0; i < root.source.count; ++i) {
            if (root.source.get(i).section === section)
                rooms.push(Object.assign({}, root.source.get(i), { rowKind: 1, folded: false, size: 0, personal: false }));
        }
        if (rooms.length === 0 && section !== 1 && section !== 2)
            return [];
        const folded = root.isFolded(section);
        const hidden = folded ? rooms.filter((room) => !room.isCurrent && room.level !== 2) : [];
        const sum = (key) => hidden.reduce((sum, room) => sum + room[key], 0);
        const heading = Object.assign({}, root.source.blank, { rowKind: 0, section: section, folded: folded, size: rooms.length, unread: sum("unread"), mentions: hidden.reduce((sum, room) => sum + (room.kind === 2 ? 0 : room.mentions), 0), personal: hidden.some((room) => room.kind === 2 && room.unread > 0), fresh: hidden.some((room) => room.fresh), reports: folded ? rooms.reduce((sum, room) => sum + (room.isCurrent ? 0 : room.reports), 0) : 0 });
        return [heading].concat(rooms.filter((room) => !folded || room.isCurrent));
    }
    function roomIdAt(row: int): string { return row < 0 || row >= count || get(row).rowKind === 0 ? "" : get(row).roomId; }
    function headingAt(row: int): int { return row < 0 || row >= count || get(row).rowKind === 1 ? -1 : get(row).section; }
    function rowOfRoom(roomId: string): int {
        for (let row = 0; row < count; ++row) {
            if (roomId !== "" && get(row).roomId === roomId)
                return row;
        }
        return -1;
    }
    function isFolded(section: int): bool { return root.folded.includes(section); }
    function fold(section: int, folded: bool) {
        root.folded = folded ? root.folded.concat([section]) : root.folded.filter((each) => each !== section);
        let row = 0;
        while (root.headingAt(row) !== section)
            ++row;
        while (row + 1 < root.count && root.get(row + 1).rowKind === 1)
            root.remove(row + 1);
        const rows = root.rowsOf(section);
        root.set(row, rows[0]);
        rows.slice(1).forEach((each, i) => root.insert(row + 1 + i, each));
    }
}
