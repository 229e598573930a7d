// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// What a key does, and the key, or several.
Item {
    id: root

    required property var modelData
    readonly property var sequences: root.modelData.sequences.map(sequence => root.shown(sequence))
    // Large letters need the whole width.
    readonly property bool stacked: keys.width > root.width / 2

    Accessible.name: root.modelData.text + ": " + root.sequences.join(qsTr(" or "))
    Accessible.role: Accessible.ListItem
    implicitHeight: (root.stacked ? words.implicitHeight + keys.height : Math.max(words.implicitHeight, keys.height)) + Theme.spaceXs

    PlainText {
        id: words

        Accessible.ignored: true
        height: root.stacked ? implicitHeight : root.height
        text: root.modelData.text
        width: root.width - (root.stacked ? 0 : keys.width + Theme.spaceM)
        wrapMode: Text.Wrap
    }

    Row {
        id: keys

        anchors.right: parent.right
        spacing: Theme.spaceXs
        y: root.stacked ? words.height : (root.height - height) / 2

        Repeater {
            model: root.sequences

            KeyCap {
                text: modelData
            }
        }
    }

    // As it stands on the keyboard.
    function shown(sequence: string): string {
        const names = { "Return": qsTr("Enter"), "Esc": qsTr("Esc"), "PgUp": qsTr("PgUp"), "PgDown": qsTr("PgDn"), "Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Del": qsTr("Del") };
        return sequence === "Ctrl++" ? qsTr("Ctrl +") : sequence === "Ctrl+-" ? qsTr("Ctrl −") : sequence.split("+").map(key => names[key] ?? key).join("+");
    }
}
