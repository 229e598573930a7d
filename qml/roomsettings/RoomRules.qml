// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Who finds the room, who asks its agents, and whether its members see who has read what.
Column {
    id: root

    required property RoomOptions options
    property bool open: true
    property int agents: 0
    property bool receipts: true
    readonly property bool edited: root.open !== root.options.isPublic || root.agents !== root.options.agents || root.receipts !== root.options.receipts

    spacing: Theme.spaceL

    AppSwitch {
        checked: root.open
        explanation: checked ? qsTr("Everybody on this server can find, read and join it.") : qsTr("Only who is invited sees it.")
        text: qsTr("Public")
        visible: root.options.canChangeKind
        width: parent.width

        onToggled: root.open = checked
    }

    SegmentedChoice {
        current: root.agents
        label: qsTr("Who may ask agents")
        options: [qsTr("Everybody"), qsTr("Owner and admins"), qsTr("Nobody")]
        visible: root.options.canChangeRules
        width: parent.width

        onChosen: index => root.agents = index
    }

    AppSwitch {
        checked: root.receipts
        explanation: checked ? qsTr("Members see how far the others have read.") : qsTr("Nobody sees how far others have read.")
        text: qsTr("Read receipts")
        visible: root.options.canChangeRules
        width: parent.width

        onToggled: root.receipts = checked
    }

    function reset(): void {
        root.open = root.options.isPublic;
        root.agents = root.options.agents;
        root.receipts = root.options.receipts;
    }
}
