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
    readonly property real contentNeeded: nothing.visible ? nothing.implicitHeight + Theme.spaceL : (list.count > 0 ? list.contentHeight : joinEntry.shownHeight) + people.implicitHeight

    // Behind the last room there are other ways on: which of them the arrows have marked, -1 for none.
    property int foot: -1
    // The arrows have chosen since something was typed.
    property bool stepped: false
    // Where no room is called what was typed, one of those ways may be.
    readonly property int marked: root.foot >= 0 || root.stepped || list.count > 0 ? root.foot : ways.best
    // Whom of those the arrows have marked: they are found while one types, and change nothing of what Enter does.
    readonly property int person: people.currentIndex
    // Somebody's invitation, or a server: no room's name.
    readonly property bool isLink: /^(confabs?|https?):\/\/\S+$/i.test(field.text.trim())
    // A public room may be called what is typed.
    readonly property string joinText: field.text.trim() !== "" ? qsTr("Join “%1”").arg(field.text.trim()) : ""

    signal joinRequested(string name)
    signal browseRequested(string query)
    signal profileRequested
    signal serverRequested
    signal settingsRequested

    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    focus: true
    height: Math.min(Math.max(Theme.px(240), field.height + root.contentNeeded + ways.height + 5 * Theme.spaceS), Theme.px(440), (parent ? parent.height : 440) - 2 * Theme.spaceXxl)
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
                root.stepped = false;
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
            markedRow: root.marked >= 0 || people.currentIndex >= 0 ? -1 : root.rooms.selectedRow
            rightMargin: 0
            rooms: root.rooms

            onOpened: roomId => root.go(roomId)
        }

        // Where people or other ways are found and no room, it is one of the entries.
        SwitcherFoot {
            id: joinEntry

            readonly property real shownHeight: joinEntry.visible ? joinEntry.height : 0

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: list.top
            iconName: "search"
            marked: root.marked < 0 && root.person < 0
            text: root.joinText
            visible: list.count === 0 && !nothing.visible && text !== ""

            onClicked: root.join()
        }

        // Below the rooms, which keep half of the place where both are many.
        SwitcherPeople {
            id: people

            readonly property real most: ways.y - field.height - 2 * Theme.spaceXs

            anchors.bottom: ways.top
            anchors.bottomMargin: people.count > 0 ? Theme.spaceXs : 0
            anchors.left: parent.left
            anchors.right: parent.right
            height: Math.min(implicitHeight, list.count === 0 ? people.most - joinEntry.shownHeight : Math.max(people.most - list.contentHeight, people.most / 2))
            markedRow: root.marked < 0 ? root.person : -1
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
            sentence: root.isLink ? qsTr("You see who invites you to where before you join.") : qsTr("None of your rooms is called that, and nobody here. There may be a public room.")
            title: root.isLink ? qsTr("A link") : qsTr("Nothing found")
            visible: list.count === 0 && people.count === 0 && ways.best < 0

            onPressed: root.join()
        }

        SwitcherCommands {
            id: ways

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            markedRow: root.marked
            query: root.isLink ? "" : field.text

            onPressed: row => root.takeWay(row)
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
        root.stepped = false;
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
        const places = others + people.count + ways.count;
        const place = root.marked >= 0 ? others + people.count + root.marked : root.person >= 0 ? others + root.person : none ? 0 : root.rooms.selectedRow;
        const next = (place + by + places) % places;
        root.stepped = true;
        root.foot = Math.max(-1, next - others - people.count);
        people.currentIndex = next >= others && root.foot < 0 ? next - others : -1;
        if (next < list.count)
            root.rooms.step(next - root.rooms.selectedRow);
    }

    function accept(): void {
        if (root.marked >= 0)
            root.takeWay(root.marked);
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

    function takeWay(row: int): void {
        const act = ways.actAt(row);
        // Its own name is not what to look for.
        const query = row === ways.best ? "" : field.text.trim();
        root.close();
        if (act === "browse")
            root.browseRequested(query);
        else if (act === "server")
            root.serverRequested();
        else if (act === "settings")
            root.settingsRequested();
        else
            root.profileRequested();
    }

    function go(roomId: string): void {
        root.close();
        App.rooms.open(roomId);
    }
}
