// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Models

// Below all that the switcher finds: on to what is no room and nobody. What is seldom wanted comes when it is named.
Column {
    id: root

    required property string query
    // Of the entries: the one that Enter would take; -1 for none.
    required property int markedRow
    readonly property string named: root.query.trim().toLocaleLowerCase()
    readonly property var entries: root.all.filter(each => each.offered && (each.steady || root.rank(each) > 0))
    readonly property int count: root.entries.length
    // What was typed names it; of several the one that is called so from its beginning.
    readonly property int best: root.entries.reduce((best, each, row) => root.rank(each) > (best < 0 ? 0 : root.rank(root.entries[best])) ? row : best, -1)
    readonly property var all: [
        { act: "profile", text: qsTr("Your profile…"), icon: "user", offered: true, steady: false },
        { act: "settings", text: qsTr("Settings…"), icon: "settings", offered: true, steady: false },
        { act: "browse", text: qsTr("Browse all rooms…"), icon: "search", offered: true, steady: true },
        { act: "server", text: qsTr("Server settings…"), icon: "host", offered: App.server.offered, steady: true }
    ]

    signal pressed(int row)

    Repeater {
        model: root.entries

        delegate: SwitcherFoot {
            required property int index
            required property var modelData

            first: index === 0
            iconName: modelData.icon
            marked: root.markedRow === index
            text: modelData.text
            width: root.width

            onClicked: root.pressed(index)
        }
    }

    // 0: not meant.
    function rank(entry: var): int {
        const name = entry.text.toLocaleLowerCase();
        if (root.named === "")
            return 0;
        if (name.startsWith(root.named))
            return 2;
        return root.named.split(/\s+/).every(word => name.split(/\s+/).some(part => part.startsWith(word))) ? 1 : 0;
    }

    function actAt(row: int): string {
        return root.entries[row].act;
    }
}
