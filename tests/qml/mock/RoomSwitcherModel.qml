// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

// Offers what the source holds, in its order.
RoomRowsModel {
    id: root

    property var source
    property string filter: ""
    property int selectedRow: -1
    property string selectedId: ""
    property int mismatch: 4

    onFilterChanged: root.fill()

    // As NameMatch does it.
    function mismatchOf(name: string): int {
        const typed = root.filter.trim().toLowerCase();
        const words = name.toLowerCase();
        if (typed === "" || !words.includes(typed))
            return 4;
        return words === typed ? 0 : words.startsWith(typed) ? 1 : (" " + words).includes(" " + typed) ? 2 : 3;
    }
    function begin() { root.filter = ""; root.fill(); }
    function end() { root.clear(); root.select(-1); }
    function step(by: int) { root.select((root.selectedRow + by + root.count) % root.count); }
    function select(row: int) {
        root.selectedRow = row;
        root.selectedId = root.roomIdAt(row);
    }
    function fill() {
        root.clear();
        for (let i = 0; i < root.source.count; ++i) {
            if (root.source.get(i).name.toLowerCase().includes(root.filter.toLowerCase()))
                root.append(root.source.get(i));
        }
        const typed = root.filter.trim().toLowerCase();
        const name = root.count > 0 ? root.get(0).name.toLowerCase() : "";
        root.mismatch = typed === "" || root.count === 0 ? 4 : name === typed ? 0 : name.startsWith(typed) ? 1 : 3;
        root.select(root.count > 0 ? 0 : -1);
    }
}
