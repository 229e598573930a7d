// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
pragma Singleton

import QtQml

// How much waits somewhere, in words; empty for nothing.
QtObject {
    id: root

    function reports(count: int): string {
        return count === 0 ? "" : count === 1 ? qsTr("1 report") : qsTr("%L1 reports").arg(count);
    }

    // Behind the name of a room or a section.
    function marks(reported: int, fresh: bool, mentions: int): string {
        return (reported > 0 ? ", " + root.reports(reported) : "") + (fresh ? ", " + qsTr("new") : "") + (mentions > 0 ? ", " + qsTr("%n for you", "", mentions) : "");
    }
}
