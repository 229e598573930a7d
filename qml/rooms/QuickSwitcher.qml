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

    readonly property real most: Math.min(Theme.px(520), (parent ? parent.height : 520) - 2 * Theme.spaceXxl)
    // Of that, below the field; the ways on leave most of it to what is found.
    readonly property real place: root.most - field.height - Theme.spaceXs - 2 * root.padding
    readonly property real foundMost: root.place - (wayList.count > 0 ? wayList.height + root.gap : 0)
    readonly property real roomsNeeded: list.count > 0 ? list.contentHeight + list.topMargin + list.bottomMargin : 0
    readonly property bool isFound: root.roomsNeeded + peopleList.implicitHeight > 0
    readonly property real foundHeight: root.isFound ? list.height + peopleList.height : blank.height
    // Between what is found and the ways on, with a line in it.
    readonly property real gap: Theme.spaceS

    readonly property string typed: field.text.trim()
    // Somebody's invitation, or a server: no room's name.
    readonly property bool isLink: /^(confabs?|https?):\/\/\S+$/i.test(root.typed)
    // Why that room was not joined. What is typed is still its name: typing takes the problem away.
    readonly property string problem: App.rooms.entering.nameError !== "" ? App.rooms.entering.nameError : App.rooms.entering.errorText
    // A public room may be called what is typed, where none of one's own is.
    readonly property string joinText: root.typed !== "" && !root.isLink && list.count === 0 ? qsTr("Join “%1”").arg(Bidi.isolated(root.typed)) : ""
    // Where nothing else is found.
    readonly property string searchText: root.joinText !== "" && choice.best === "join" ? qsTr("Look for “%1” among all rooms…").arg(Bidi.isolated(root.typed)) : ""

    // It has no buttons.
    readonly property real footerHeight: 0
    readonly property real headerHeight: root.padding + field.height

    signal joinRequested(string name)
    signal searchRequested(string query)
    // One of SwitcherCommands, by its act.
    signal wayRequested(string act)

    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    focus: true
    // No strip where there is nothing to show.
    height: 2 * root.padding + field.height + (root.foundHeight > 0 || wayList.count > 0 ? Theme.spaceXs : 0) + root.foundHeight + (line.visible ? root.gap : 0) + wayList.height
    modal: true
    padding: Theme.spaceS
    parent: T.Overlay.overlay
    width: Math.min(Theme.dialogWidth + Theme.spaceXxl, (parent ? parent.width : Theme.dialogWidth) - 2 * Theme.spaceL)
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: Theme.spaceXxl

    T.Overlay.modal: Rectangle {
        color: OpenCards.top === root ? Theme.scrim : "transparent"
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
            error: root.problem === "" ? "" : Bidi.sentence(qsTr("“%1” was not joined. %2"), [root.typed, root.problem])
            focus: true
            jumps: true
            label: qsTr("Go to a room or to somebody")
            labelShown: false
            placeholder: qsTr("Go to…")

            onAccepted: choice.take()
            onEdited: App.rooms.entering.clearErrors()
            onTextChanged: {
                choice.forget();
                root.rooms.filter = field.text;
                peopleList.look(root.isLink ? "" : field.text.trim());
            }

            Keys.onDownPressed: choice.step(1)
            Keys.onUpPressed: choice.step(-1)
        }

        RoomList {
            id: list

            activeFocusOnTab: false
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: field.bottom
            anchors.topMargin: Theme.spaceXs
            bottomMargin: 0
            height: Math.min(root.roomsNeeded, root.foundMost - peopleList.height)
            leftMargin: 0
            markedRow: choice.markedRoom
            rightMargin: 0
            rooms: root.rooms
            topMargin: 0

            onOpened: roomId => root.go(roomId)
        }

        // Below the rooms, which keep half of the place where both are many.
        SwitcherPeople {
            id: peopleList

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: list.bottom
            height: Math.min(implicitHeight, Math.max(root.foundMost - root.roomsNeeded, root.foundMost / 2))
            markedRow: choice.markedPerson
            message: App.newMessage

            onCurrentIndexChanged: {
                if (peopleList.currentIndex < 0)
                    choice.losePerson();
            }
            onPressed: row => root.write(row)
        }

        SwitcherBlank {
            id: blank

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: list.top
            isLink: root.isLink
            looking: root.typed !== "" && !root.isFound && choice.best === ""
            missing: root.typed !== "" && !root.isFound && choice.best === "join"
            most: root.foundMost
            // What is wrong and a long name take its room.
            tight: field.error !== ""

            onPressed: root.join()
        }

        Hairline {
            id: line

            anchors.bottom: wayList.top
            anchors.bottomMargin: root.gap / 2
            anchors.left: parent.left
            anchors.right: parent.right
            visible: root.foundHeight > 0 && wayList.count > 0
        }

        SwitcherCommands {
            id: wayList

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            height: Math.min(contentHeight, root.isFound ? Math.max(root.place - root.gap - root.roomsNeeded - peopleList.implicitHeight, root.place * 0.4) : root.place)
            joinText: root.joinText
            markedAct: choice.marked
            rooms: root.rooms
            searchText: root.searchText

            onPressed: act => root.takeWay(act)
        }
    }

    SwitcherChoice {
        id: choice

        active: root.opened
        isLink: root.isLink
        people: peopleList
        rooms: root.rooms
        typed: root.typed
        ways: wayList

        onTaken: what => root.take(what)
    }

    Connections {
        enabled: root.visible
        target: App.rooms.entering

        function onGranted(): void {
            root.close();
        }
    }

    Component.onDestruction: OpenCards.go(root)
    onAboutToHide: OpenCards.go(root)
    onAboutToShow: {
        OpenCards.come(root);
        App.rooms.entering.giveUp();
        field.text = "";
        choice.forget();
        root.rooms.begin();
    }
    onClosed: {
        // Before the rest ends: that nobody is looked for any more is no answer.
        choice.forget();
        App.rooms.entering.giveUp();
        root.rooms.end();
        peopleList.end();
    }
    onOpened: field.forceActiveFocus(Qt.ShortcutFocusReason)

    function take(what: string): void {
        if (what === "room")
            root.go(root.rooms.selectedId);
        else if (what === "person")
            root.write(choice.markedPerson);
        else
            root.takeWay(what);
    }

    function write(row: int): void {
        // While it is known who that is: a refusal names them.
        peopleList.message.writeTo(peopleList.message.unmet.userIdAt(row));
        root.close();
    }

    // Stays until the room is open: what was typed may have to be corrected.
    function join(): void {
        const text = root.typed;
        if (!root.isLink) {
            root.joinRequested(text);
            return;
        }
        root.close();
        App.openAddress(text);
    }

    function takeWay(act: string): void {
        if (act === "join")
            return root.join();
        const query = root.typed;
        root.close();
        if (act === "search")
            root.searchRequested(query);
        else
            root.wayRequested(act);
    }

    function go(roomId: string): void {
        root.close();
        App.rooms.open(roomId);
    }
}
