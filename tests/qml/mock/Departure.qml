// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    id: root

    property string sentence: ""
    property bool losesGuest: false
    property bool permitted: false
    property int others: 0

    signal asked

    function othersConnected(): int { return root.others; }
    function permits(): bool {
        if (root.permitted || root.sentence === "")
            return true;
        root.asked();
        return false;
    }
    function permit() { root.permitted = true; }
}
