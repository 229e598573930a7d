// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Models

// Below all that the switcher finds: on to what is no room and nobody. What is seldom wanted comes when it is named.
Column {
    id: root

    required property string query
    // To join a room of that name; empty where that is not offered. It stands last, and is what nothing else was meant by.
    required property string joinText
    // The one that Enter would take, by its act.
    required property string markedAct
    readonly property string named: root.query.toLocaleLowerCase()
    readonly property var entries: root.all.filter(each => each.offered && (each.steady || root.mismatchOf(each) < root.unfit))
    readonly property int count: root.entries.length
    // How far the best of them is from what was typed, as for rooms and people; `unfit` for none.
    readonly property int unfit: 4
    readonly property int mismatch: root.entries.reduce((least, each) => Math.min(least, root.mismatchOf(each)), root.unfit)
    // Empty where none is meant.
    readonly property string bestAct: root.mismatch < root.unfit ? root.entries.find(each => root.mismatchOf(each) === root.mismatch).act : ""
    readonly property var all: [
        { act: "profile", text: qsTr("Your profile…"), icon: "user", offered: true, steady: false },
        { act: "settings", text: qsTr("Settings…"), icon: "settings", offered: true, steady: false },
        { act: "browse", text: qsTr("Browse all rooms…"), icon: "search", offered: true, steady: true },
        { act: "server", text: qsTr("Server settings…"), icon: "host", offered: App.server.offered, steady: true },
        { act: "join", text: root.joinText, icon: "join", offered: root.joinText !== "", steady: true }
    ]

    signal pressed(string act)

    Repeater {
        model: root.entries

        delegate: SwitcherFoot {
            required property int index
            required property var modelData

            first: index === 0
            iconName: modelData.icon
            marked: root.markedAct === modelData.act
            text: modelData.text
            width: root.width

            onClicked: root.pressed(modelData.act)
        }
    }

    function mismatchOf(entry: var): int {
        const name = entry.text.toLocaleLowerCase().replace("…", "");
        if (root.named === "" || entry.act === "join")
            return root.unfit;
        if (name.startsWith(root.named))
            return name === root.named ? 0 : 1;
        return root.named.split(/\s+/).every(word => name.split(/\s+/).some(part => part.startsWith(word))) ? 2 : root.unfit;
    }

    function actAt(row: int): string {
        return root.entries[row].act;
    }

    // -1 for none.
    function rowOf(act: string): int {
        return root.entries.findIndex(each => each.act === act);
    }
}
