// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Members
import Confab.Models
import Confab.Theme

// The agents of the server that are not in the open room. A press adds one; there may be others to add.
AppDialog {
    id: root

    required property CurrentRoom room

    busy: root.room.adding.busy
    heading: qsTr("Add an agent")
    rejectText: qsTr("Done")

    PlainText {
        color: Theme.textMuted
        text: qsTr("An agent reads the last messages of the room when it is asked.")
        width: parent.width
        wrapMode: Text.Wrap
    }

    Banner {
        id: trouble

        iconName: "warning"
        text: root.room.adding.errorText !== "" ? root.room.adding.errorText : root.room.agents.errorText
        tone: Banner.Problem
        visible: text !== ""
        width: parent.width
    }

    Column {
        visible: root.room.agents.count > 0
        width: parent.width

        Repeater {
            model: root.room.agents

            delegate: AgentEntry {
                enabled: !root.busy
                width: parent ? parent.width : 0

                onClicked: {
                    if (!added)
                        root.room.addAgent(userId);
                }
            }
        }
    }

    PlainText {
        text: root.room.agents.loading ? qsTr("Loading…") : qsTr("All agents of this server are in the room.")
        visible: root.room.agents.count === 0 && trouble.text === ""
        width: parent.width
        wrapMode: Text.Wrap
    }

    onAboutToShow: {
        root.room.adding.giveUp();
        root.room.agents.refresh();
    }
    onClosed: root.room.adding.giveUp()
    onOpened: {
        if (root.room.agents.count > 0)
            root.focusFirst();
        else
            root.focusButton();
    }
}
