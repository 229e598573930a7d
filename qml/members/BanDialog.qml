// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls

// Somebody is kept out of the room: for how long, and why.
ReasonDialog {
    id: root

    // In minutes; 0 is for good.
    readonly property var lengths: [60, 24 * 60, 7 * 24 * 60, 0]
    property int chosen: root.lengths.length - 1

    signal banned(string reason, int minutes)

    acceptText: qsTr("Ban")

    SegmentedChoice {
        current: root.chosen
        label: qsTr("How long")
        options: [qsTr("1 hour"), qsTr("1 day"), qsTr("1 week"), qsTr("For good")]
        width: parent.width

        onChosen: index => root.chosen = index
    }

    onClosed: root.chosen = root.lengths.length - 1
    onReasonGiven: reason => root.banned(reason, root.lengths[root.chosen])
}
