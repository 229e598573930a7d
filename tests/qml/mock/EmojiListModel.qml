// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml.Models
import QtQuick

ListModel {
    id: root

    property string filter: ""
    property int group: 0
    property var groupNames: ["Recent", "Smileys", "People", "Animals and nature", "Food and drink", "Travel", "Activities", "Objects", "Symbols", "Flags"]
    property var groupPictures: ["🕘", "😀", "👋", "🐻", "🍔", "✈️", "⚽", "💡", "🔣", "🏁"]
    readonly property var all: [["👍", "+1"], ["❤️", "heart"], ["😂", "joy"], ["🎉", "tada"], ["😄", "smile"], ["👩‍💻", "woman_technologist"], ["🏳️‍🌈", "rainbow_flag"]]

    signal refreshed

    onFilterChanged: root.fill(root.all.filter(each => each[1].startsWith(root.filter)))
    onGroupChanged: root.fill(root.all.concat(root.all))

    function fill(entries: var) {
        root.clear();
        entries.forEach(each => root.append({ picture: each[0], name: each[1] }));
        root.refreshed();
    }
    function fontOf(pixelSize: int): font { return Qt.font({ family: "Noto Color Emoji", pixelSize: Math.max(1, pixelSize) }); }
    function begin() { root.filter = ""; root.fill(root.all); }
    function choose(row: int): string { return row >= 0 && row < root.count ? root.get(row).picture : ""; }
    function nameAt(row: int): string { return row >= 0 && row < root.count ? root.get(row).name : ""; }
}
