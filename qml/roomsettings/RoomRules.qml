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
    readonly property var askers: [qsTr("Everybody"), qsTr("Owner and admins"), qsTr("Nobody")]

    spacing: Theme.spaceL

    Column {
        spacing: Theme.spaceS
        visible: root.options.canChangeKind
        width: parent.width

        AppSwitch {
            checked: root.open
            explanation: checked ? qsTr("Everybody on this server can find, read and join it.") : qsTr("Only who is invited sees it.")
            text: qsTr("Public")
            width: parent.width

            onToggled: root.open = checked
        }

        OvertakenNote {
            field: openValue
            theirs: root.options.isPublic ? qsTr("Public") : qsTr("Private")
            width: parent.width
        }
    }

    Column {
        spacing: Theme.spaceS
        visible: root.options.canChangeRules
        width: parent.width

        SegmentedChoice {
            current: root.agents
            label: qsTr("Who may ask agents")
            options: root.askers
            width: parent.width

            onChosen: index => root.agents = index
        }

        OvertakenNote {
            field: agentsValue
            theirs: root.askers[root.options.agents]
            width: parent.width
        }
    }

    Column {
        spacing: Theme.spaceS
        visible: root.options.canChangeRules
        width: parent.width

        AppSwitch {
            checked: root.receipts
            explanation: checked ? qsTr("Members see how far the others have read.") : qsTr("Nobody sees how far others have read.")
            text: qsTr("Read receipts")
            width: parent.width

            onToggled: root.receipts = checked
        }

        OvertakenNote {
            field: receiptsValue
            theirs: root.options.receipts ? qsTr("On") : qsTr("Off")
            width: parent.width
        }
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
