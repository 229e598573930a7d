// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Models
import Confab.Theme

// Below all that the switcher finds: on to what is no room and nobody. All of it, until something is typed; then what is
// called so. Only what is there, and allowed.
Flickable {
    id: root

    required property RoomSwitcherModel rooms
    // To look for a room of that name, and to join it; empty where that is not offered. They stand last: it is what nothing
    // else was meant by.
    required property string searchText
    required property string joinText
    // The one that Enter would take, by its act.
    required property string markedAct
    readonly property string typed: root.rooms.filter.trim()
    readonly property var fitting: root.fit(root.commands.filter(each => each.offered))
    readonly property var named: root.fitting.map(each => each.command)
    readonly property var entries: root.named.concat(root.lastOffers.filter(each => each.text !== ""))
    readonly property int count: root.entries.length
    // How far the best of them is from what was typed, as for rooms and people; `unfit` for none.
    readonly property int unfit: 4
    readonly property int mismatch: root.fitting.length === 0 ? root.unfit : root.fitting[0].mismatch
    // Empty where none is meant.
    readonly property string bestAct: root.fitting.length > 0 && root.fitting[0].mismatch < root.unfit ? root.fitting[0].command.act : ""
    readonly property bool inviting: App.room.open && (App.room.invites.allowed || App.room.candidates.allowed)
    // `also` is what else people call it.
    readonly property var commands: [
        { act: "newMessage", text: qsTr("New message…"), also: [qsTr("Direct message"), qsTr("DM"), qsTr("Write to somebody"), qsTr("Chat with somebody")], icon: "edit", offered: true },
        { act: "newRoom", text: qsTr("New room…"), also: [qsTr("Make a room"), qsTr("Create a room"), qsTr("Add a room"), qsTr("New channel")], icon: "plus", offered: true },
        { act: "browse", text: qsTr("Browse all rooms…"), also: [qsTr("Public rooms"), qsTr("Find rooms"), qsTr("Directory"), qsTr("Channels")], icon: "search", offered: true },
        { act: "invite", text: qsTr("Invite people…"), also: [qsTr("Add people"), qsTr("Share a link"), qsTr("Invitation")], icon: "link", offered: root.inviting },
        { act: "roomSettings", text: qsTr("Room settings…"), also: [qsTr("Rename the room"), qsTr("Topic"), qsTr("Bans")], icon: "settings", offered: App.room.open && App.room.options.any },
        { act: "profile", text: qsTr("Your profile…"), also: [qsTr("Account"), qsTr("Password"), qsTr("Picture"), qsTr("Sign-ins"), qsTr("Blocked people")], icon: "user", offered: true },
        { act: "settings", text: qsTr("Settings…"), also: [qsTr("Preferences"), qsTr("Options"), qsTr("Appearance"), qsTr("Theme"), qsTr("Dark and light"), qsTr("Notifications"), qsTr("Text size")], icon: "settings", offered: true },
        { act: "keys", text: qsTr("Keyboard shortcuts"), also: [qsTr("Keys"), qsTr("Hotkeys"), qsTr("Help")], icon: "keyboard", offered: true },
        { act: "server", text: qsTr("Server settings…"), also: [qsTr("Administration"), qsTr("Registration"), qsTr("People of the server")], icon: "host", offered: App.server.offered }
    ]
    readonly property var lastOffers: [
        { act: "search", text: root.searchText, icon: "search" },
        { act: "join", text: root.joinText, icon: "join" }
    ]

    signal pressed(string act)
    signal nextTurn

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    contentHeight: column.height
    interactive: root.contentHeight > root.height

    T.ScrollBar.vertical: AppScrollBar {
        steady: true
    }

    onNextTurn: root.reveal()
    onMarkedActChanged: Qt.callLater(root.nextTurn)
    onTypedChanged: root.contentY = 0

    Column {
        id: column

        width: root.width

        Repeater {
            id: rows

            model: root.entries

            delegate: SwitcherFoot {
                required property var modelData

                iconName: modelData.icon
                marked: root.markedAct === modelData.act
                text: modelData.text
                width: column.width

                onClicked: root.pressed(modelData.act)
            }
        }
    }

    // What is called as is typed, the better match first, and how far each is from it. The engine's own sort mixes up
    // what is equal.
    function fit(commands: var): var {
        if (root.typed === "")
            return commands.map(each => ({ command: each, mismatch: root.unfit }));
        const rated = commands.map(each => ({ command: each, mismatch: root.mismatchOf(each) }));
        let found = [];
        for (let mismatch = 0; mismatch < root.unfit; ++mismatch)
            found = found.concat(rated.filter(each => each.mismatch === mismatch));
        return found;
    }

    // As names are found; of a word only its beginning counts: none of these names is half remembered. What it is also
    // called comes behind what has that for a name.
    function mismatchOf(command: var): int {
        const own = root.rooms.mismatchOf(command.text.replace("…", ""));
        const least = command.also.reduce((best, each) => Math.min(best, Math.max(1, root.rooms.mismatchOf(each))), own);
        return least <= 2 ? least : root.unfit;
    }

    function actAt(row: int): string {
        return root.entries[row].act;
    }

    // -1 for none.
    function rowOf(act: string): int {
        return root.entries.findIndex(each => each.act === act);
    }

    function reveal(): void {
        const row = rows.itemAt(root.rowOf(root.markedAct));
        if (row !== null)
            root.contentY = Math.max(Math.min(root.contentY, row.y), row.y + row.height - root.height);
    }
}
