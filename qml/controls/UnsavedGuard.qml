// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick

// Asks before changes are thrown away. Made when it is first wanted, and by its file: a dialog can't name one that stands in itself.
Loader {
    id: root

    signal discarded

    active: false
    source: "DiscardDialog.qml"
    visible: false

    onLoaded: root.item.open()

    Connections {
        ignoreUnknownSignals: true
        target: root.item

        function onAccepted(): void {
            root.discarded();
        }
    }

    function ask(): void {
        if (root.item !== null)
            root.item.open();
        else
            root.active = true;
    }

    // There is nothing to ask about any more.
    function drop(): void {
        if (root.item !== null)
            root.item.close();
    }
}
