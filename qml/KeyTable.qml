// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

// All keys that do something, as they are told to whoever asks. Those with an act are taken by KeyActs anywhere in the
// window; the others by what has the keyboard, and stand here by what they do there.
QtObject {
    id: root

    readonly property list<KeyGroup> groups: [
        KeyGroup {
            heading: qsTr("Rooms")
            keys: [
                { act: "switcher", sequences: ["Ctrl+K", "F6"], text: qsTr("Go to a room or to somebody") },
                { act: "newRoom", sequences: ["Ctrl+N"], text: qsTr("New room") },
                { act: "newMessage", sequences: ["Ctrl+Shift+N"], text: qsTr("New message") },
                { act: "browse", sequences: ["Ctrl+Shift+L"], text: qsTr("Browse rooms") },
                { act: "previousRoom", sequences: ["Alt+Up"], text: qsTr("Previous room") },
                { act: "nextRoom", sequences: ["Alt+Down"], text: qsTr("Next room") },
                { act: "rooms", sequences: ["Alt+Left"], text: qsTr("To the list of rooms") }
            ]
        },
        KeyGroup {
            heading: qsTr("Window")
            keys: [
                { act: "write", sequences: ["Ctrl+L"], text: qsTr("Write a message") },
                { act: "members", sequences: ["Ctrl+Shift+M"], text: qsTr("Show or hide the members") },
                { act: "sidebar", sequences: ["Ctrl+B"], text: qsTr("Show or hide the sidebar") },
                { act: "settings", sequences: ["Ctrl+,"], text: qsTr("Settings") },
                { act: "keys", sequences: ["Ctrl+/"], text: qsTr("Keyboard shortcuts") },
                { act: "largerText", always: true, sequences: ["Ctrl++", "Ctrl+="], text: qsTr("Larger text") },
                { act: "smallerText", always: true, sequences: ["Ctrl+-"], text: qsTr("Smaller text") },
                { act: "usualText", always: true, sequences: ["Ctrl+0"], text: qsTr("Text of the usual size") },
                { act: "quit", always: true, sequences: ["Ctrl+Q"], text: qsTr("Quit") }
            ]
        },
        KeyGroup {
            heading: qsTr("Writing")
            keys: [
                { sequences: ["Return"], text: qsTr("Send, where Enter sends") },
                { sequences: ["Ctrl+Return"], text: qsTr("Send") },
                { sequences: ["Shift+Return"], text: qsTr("New line") },
                { sequences: ["Up"], text: qsTr("Edit the last message, while nothing is written") },
                { sequences: ["Esc"], text: qsTr("Leave an edit or a reply, or stop the answer that was asked for") },
                { sequences: ["Ctrl+E"], text: qsTr("Emoji") },
                { sequences: ["Ctrl+Shift+V"], text: qsTr("Paste words alone") },
                { sequences: ["PgUp", "PgDown"], text: qsTr("Older and newer messages") }
            ]
        },
        KeyGroup {
            heading: qsTr("In the messages")
            keys: [
                { sequences: ["Up", "Down"], text: qsTr("From message to message") },
                { sequences: ["Left", "Right"], text: qsTr("To the links and buttons in a message") },
                { sequences: ["Home", "End"], text: qsTr("To the oldest and the newest") },
                { sequences: ["Return"], text: qsTr("All that can be done with it") },
                { sequences: ["Ctrl+C"], text: qsTr("Copy") },
                { sequences: ["Ctrl+A"], text: qsTr("Select all of it") },
                { sequences: ["Ctrl+R"], text: qsTr("Reply") },
                { sequences: ["Ctrl+E"], text: qsTr("Edit") },
                { sequences: ["Ctrl+Del"], text: qsTr("Delete") },
                { sequences: ["Esc"], text: qsTr("Back to writing") }
            ]
        }
    ]

    // Those that are taken anywhere: where there are rooms, or always.
    function acts(always: bool): var {
        let found = [];
        for (let i = 0; i < root.groups.length; ++i)
            found = found.concat(root.groups[i].keys.filter(key => key.act !== undefined && (key.always === true) === always));
        return found;
    }
}
