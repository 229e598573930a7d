// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Models
import Confab.Theme

// Type a few letters, press Enter, be in another room, or with somebody.
T.Popup {
    id: root

    readonly property RoomSwitcherModel rooms: App.rooms.switcher
    readonly property real contentNeeded: list.count + people.count > 0 ? (list.count > 0 ? list.contentHeight : joinEntry.shownHeight) + people.implicitHeight : nothing.implicitHeight + Theme.spaceL

    // Behind the last room there are other ways on: which of them is marked, -1 for none.
    property int foot: -1
    readonly property int feet: App.server.offered ? 2 : 1
    // Whom of those the arrows have marked: they are found while one types, and change nothing of what Enter does.
    readonly property int person: people.currentIndex
    // Somebody's invitation, or a server: no room's name.
    readonly property bool isLink: /^(confabs?|https?):\/\/\S+$/i.test(field.text.trim())
    // A public room may be called what is typed.
    readonly property string joinText: field.text.trim() !== "" ? qsTr("Join “%1”").arg(field.text.trim()) : ""

    signal joinRequested(string name)
    signal browseRequested(string query)
    signal serverRequested

    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    focus: true
    height: Math.min(Math.max(Theme.px(240), field.height + root.contentNeeded + browse.height + (server.visible ? server.height : 0) + 5 * Theme.spaceS), Theme.px(440), (parent ? parent.height : 440) - 2 * Theme.spaceXxl)
    modal: true
    padding: Theme.spaceS
    parent: T.Overlay.overlay
    width: Math.min(Theme.dialogWidth + Theme.spaceXxl, (parent ? parent.width : Theme.dialogWidth) - 2 * Theme.spaceL)
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: Theme.spaceXxl

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
    background: Item {
        SoftShadow {
        }

        Rectangle {
            anchors.fill: parent
            border.color: Theme.hairline
            border.width: Theme.stroke
            color: Theme.surface
            radius: Theme.radiusCard
        }
    }
    contentItem: FocusScope {
        focus: true

        TextInputField {
            id: field

            anchors.left: parent.left
            anchors.right: parent.right
            error: App.rooms.entering.nameError !== "" ? App.rooms.entering.nameError : App.rooms.entering.errorText
            focus: true
            label: qsTr("Go to a room or to somebody")
            labelShown: false
            placeholder: qsTr("Room or person")

            onAccepted: root.accept()
            onEdited: App.rooms.entering.clearErrors()
            onTextChanged: {
                root.foot = -1;
                people.currentIndex = -1;
                root.rooms.filter = field.text;
                people.look(root.isLink ? "" : field.text.trim());
            }

            Keys.onDownPressed: root.step(1)
            Keys.onUpPressed: root.step(-1)
        }

        RoomList {
            id: list

            activeFocusOnTab: false
            anchors.bottom: people.top
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: field.bottom
            anchors.topMargin: Theme.spaceXs
            leftMargin: 0
            markedRow: root.foot >= 0 || people.currentIndex >= 0 ? -1 : root.rooms.selectedRow
            rightMargin: 0
            rooms: root.rooms

            onOpened: roomId => root.go(roomId)
        }

        // Where people are found and no room, it is one of the entries.
        SwitcherFoot {
            id: joinEntry

            readonly property real shownHeight: joinEntry.visible ? joinEntry.height : 0

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: list.top
            iconName: "search"
            marked: root.foot < 0 && root.person < 0
            text: root.joinText
            visible: list.count === 0 && people.count > 0 && text !== ""

            onClicked: root.join()
        }

        // Below the rooms, which keep half of the place where both are many.
        SwitcherPeople {
            id: people

            readonly property real most: browse.y - field.height - 2 * Theme.spaceXs

            anchors.bottom: browse.top
            anchors.bottomMargin: people.count > 0 ? Theme.spaceXs : 0
            anchors.left: parent.left
            anchors.right: parent.right
            height: Math.min(implicitHeight, list.count === 0 ? people.most - joinEntry.shownHeight : Math.max(people.most - list.contentHeight, people.most / 2))
            markedRow: root.foot < 0 ? root.person : -1
            message: App.newMessage

            onPressed: row => root.write(row)
        }

        EmptyState {
            id: nothing

            anchors.centerIn: list
            // What is wrong takes its room.
            compact: field.error !== ""
            buttonText: root.isLink ? qsTr("Follow the link") : root.joinText
            iconName: root.isLink ? "link" : "search"
            sentence: root.isLink ? qsTr("You see who invites you to where before you join.") : qsTr("None of your rooms is called that. There may be a public one.")
            title: root.isLink ? qsTr("A link") : qsTr("No room found")
            visible: list.count === 0 && people.count === 0

            onPressed: root.join()
        }

        SwitcherFoot {
            id: browse

            anchors.bottom: server.visible ? server.top : parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            first: true
            iconName: "search"
            marked: root.foot === 0
            text: qsTr("Browse all rooms…")

            onClicked: root.browse()
        }

        SwitcherFoot {
            id: server

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            iconName: "host"
            marked: root.foot === 1
            text: qsTr("Server settings…")
            visible: App.server.offered

            onClicked: root.openServer()
        }
    }

    Connections {
        enabled: root.visible
        target: App.rooms.entering

        function onGranted(): void {
            root.close();
        }
    }

    onAboutToShow: {
        App.rooms.entering.giveUp();
        field.text = "";
        root.foot = -1;
        people.currentIndex = -1;
        root.rooms.begin();
    }
    onClosed: {
        App.rooms.entering.giveUp();
        root.rooms.end();
        people.end();
    }
    onOpened: field.forceActiveFocus(Qt.ShortcutFocusReason)

    // Round the ends: rooms, people, and what is neither. Where there is no room, to join one is the first place: Enter
    // does that when nothing else is marked, whoever is found.
    function step(by: int): void {
        const none = list.count === 0 ? 1 : 0;
        const others = list.count + none;
        const places = others + people.count + root.feet;
        const place = root.foot >= 0 ? others + people.count + root.foot : root.person >= 0 ? others + root.person : none ? 0 : root.rooms.selectedRow;
        const next = (place + by + places) % places;
        root.foot = Math.max(-1, next - others - people.count);
        people.currentIndex = next >= others && root.foot < 0 ? next - others : -1;
        if (next < list.count)
            root.rooms.step(next - root.rooms.selectedRow);
    }

    function accept(): void {
        if (root.foot === 0)
            root.browse();
        else if (root.foot === 1)
            root.openServer();
        else if (root.person >= 0)
            root.write(root.person);
        else if (root.rooms.selectedId !== "")
            root.go(root.rooms.selectedId);
        else if (field.text.trim() !== "")
            root.join();
    }

    function write(row: int): void {
        const user = people.message.unmet.userIdAt(row);
        root.close();
        people.message.writeTo(user);
    }

    // Stays until the room is open: what was typed may have to be corrected.
    function join(): void {
        const text = field.text.trim();
        if (!root.isLink) {
            root.joinRequested(text);
            return;
        }
        root.close();
        App.openAddress(text);
    }

    function browse(): void {
        const query = field.text.trim();
        root.close();
        root.browseRequested(query);
    }

    function openServer(): void {
        root.close();
        root.serverRequested();
    }

    function go(roomId: string): void {
        root.close();
        App.rooms.open(roomId);
    }
}
