// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// People and agents of the server who are not in the room, found by name. A press adds one.
Column {
    id: root

    required property CandidateListModel model
    // People are not shown.
    property bool forAgents: false
    readonly property bool empty: root.forAgents ? !root.model.agents : root.model.count === 0
    readonly property string emptyText: root.forAgents ? qsTr("Every agent of this server is in the room. Whoever runs the server sets up more.") : qsTr("Everybody you can reach on this server is in the room.")
    readonly property string unfoundText: root.forAgents ? qsTr("No agent is called so whom you could add.") : qsTr("Nobody is called so whom you could add. Others come by a link.")

    spacing: Theme.spaceM

    TextInputField {
        id: field

        label: root.forAgents ? qsTr("Which agent") : qsTr("Who")
        maximumLength: 60
        placeholder: qsTr("A part of the name")
        width: parent.width

        onEdited: root.model.query = field.text
    }

    Banner {
        id: trouble

        iconName: "warning"
        text: root.model.adding.errorText !== "" ? root.model.adding.errorText : root.model.errorText
        tone: Banner.Problem
        visible: text !== ""
        width: parent.width
    }

    Column {
        Accessible.name: qsTr("Who could be added")
        Accessible.role: Accessible.List
        visible: !root.empty
        width: parent.width

        Repeater {
            model: root.model

            delegate: NewcomerEntry {
                enabled: !root.model.adding.busy
                visible: isAgent || !root.forAgents
                width: parent ? parent.width : 0

                onClicked: {
                    if (!added)
                        root.model.add(userId);
                }
            }
        }
    }

    PlainText {
        color: Theme.textMuted
        text: root.model.loading ? qsTr("Loading…") : !root.empty ? qsTr("There are more: write a part of the name.") : root.model.query === "" ? root.emptyText : root.unfoundText
        visible: trouble.text === "" && (root.empty || root.model.more && !root.forAgents)
        width: parent.width
        wrapMode: Text.Wrap
    }

    PlainText {
        color: Theme.textMuted
        text: qsTr("An agent reads the last messages of the room when it is asked.")
        visible: root.model.agents
        width: parent.width
        wrapMode: Text.Wrap
    }

    function reset(): void {
        field.text = "";
        root.model.refresh();
    }

    function takeFocus(): void {
        field.forceActiveFocus(Qt.OtherFocusReason);
    }
}
