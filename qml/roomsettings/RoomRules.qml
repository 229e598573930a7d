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
    readonly property bool edited: openValue.edited || agentsValue.edited || receiptsValue.edited
    // To be saved.
    readonly property alias wantedOpen: openValue.wanted
    readonly property alias wantedAgents: agentsValue.wanted
    readonly property alias wantedReceipts: receiptsValue.wanted

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

    FormValue {
        id: openValue

        now: root.options.isPublic
        value: root.open

        onFilled: value => root.open = value
    }

    FormValue {
        id: agentsValue

        now: root.options.agents
        value: root.agents

        onFilled: value => root.agents = value
    }

    FormValue {
        id: receiptsValue

        now: root.options.receipts
        value: root.receipts

        onFilled: value => root.receipts = value
    }

    function begin(): void {
        openValue.begin();
        agentsValue.begin();
        receiptsValue.begin();
    }

    function settle(): void {
        openValue.settle();
        agentsValue.settle();
        receiptsValue.settle();
    }

    function end(): void {
        openValue.end();
        agentsValue.end();
        receiptsValue.end();
    }
}
