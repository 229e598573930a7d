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
    readonly property real contentNeeded: nothing.visible ? nothing.implicitHeight + Theme.spaceL : (list.count > 0 ? list.contentHeight : 0) + peopleList.implicitHeight

    readonly property real most: Math.min(Theme.px(440), (parent ? parent.height : 440) - 2 * Theme.spaceXxl)
    // Of that, for what is found.
    readonly property real listMost: root.most - field.height - wayList.height - 5 * Theme.spaceS

    readonly property string typed: field.text.trim()
    // Somebody's invitation, or a server: no room's name.
    readonly property bool isLink: /^(confabs?|https?):\/\/\S+$/i.test(root.typed)
    // A public room may be called what is typed, where none of one's own is.
    readonly property string joinText: root.typed !== "" && !root.isLink && list.count === 0 ? qsTr("Join “%1”").arg(root.typed) : ""

    // It has no buttons.
    readonly property real footerHeight: 0
    readonly property real headerHeight: root.padding + field.height

    signal joinRequested(string name)
    signal browseRequested(string query)
    signal profileRequested
    signal serverRequested
    signal settingsRequested

    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    focus: true
    height: Math.min(Math.max(Theme.px(240), field.height + root.contentNeeded + wayList.height + 5 * Theme.spaceS), root.most)
    modal: true
    padding: Theme.spaceS
    parent: T.Overlay.overlay
    width: Math.min(Theme.dialogWidth + Theme.spaceXxl, (parent ? parent.width : Theme.dialogWidth) - 2 * Theme.spaceL)
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: Theme.spaceXxl

    T.Overlay.modal: Rectangle {
        color: OpenCards.top === null ? Theme.scrim : "transparent"
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
            anchors.bottom: peopleList.top
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: field.bottom
            anchors.topMargin: Theme.spaceXs
            leftMargin: 0
            markedRow: choice.markedRoom
            rightMargin: 0
            rooms: root.rooms

            onOpened: roomId => root.go(roomId)
        }

        // Below the rooms, which keep half of the place where both are many.
        SwitcherPeople {
            id: peopleList

            readonly property real most: wayList.y - field.height - 2 * Theme.spaceXs

            anchors.bottom: wayList.top
            anchors.bottomMargin: peopleList.count > 0 ? Theme.spaceXs : 0
            anchors.left: parent.left
            anchors.right: parent.right
            height: Math.min(implicitHeight, list.count === 0 ? peopleList.most : Math.max(peopleList.most - list.contentHeight, peopleList.most / 2))
            markedRow: choice.markedPerson
            message: App.newMessage

            onCurrentIndexChanged: {
                if (peopleList.currentIndex < 0)
                    choice.losePerson();
            }
            onPressed: row => root.write(row)
        }

        EmptyState {
            id: nothing

            anchors.centerIn: list
            // What is wrong and a long name take its room.
            compact: field.error !== "" || root.listMost < Theme.px(240)
            buttonText: root.isLink ? qsTr("Follow the link") : ""
            iconName: root.isLink ? "link" : "search"
            sentence: root.listMost < Theme.px(120) ? "" : root.isLink ? qsTr("You see who invites you to where before you join.") : qsTr("None of your rooms is called that, and nobody here. There may be a public room.")
            title: root.isLink ? qsTr("A link") : qsTr("Nothing found")
            visible: root.listMost > Theme.px(24) && list.count === 0 && peopleList.count === 0 && (root.typed === "" || choice.best === "join")

            onPressed: root.join()
        }

        TypingDots {
            Accessible.name: qsTr("Looking for people…")
            Accessible.role: Accessible.StaticText
            anchors.centerIn: list
            visible: root.typed !== "" && choice.best === ""
        }

        SwitcherCommands {
            id: wayList

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            joinText: root.joinText
            markedAct: choice.marked
            query: root.isLink ? "" : root.typed

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
            root.write(choice.chosen === "" ? 0 : peopleList.currentIndex);
        else
            root.takeWay(what);
    }

    function write(row: int): void {
        const user = peopleList.message.unmet.userIdAt(row);
        root.close();
        peopleList.message.writeTo(user);
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
        // Its own name is not what to look for.
        const query = act === wayList.bestAct ? "" : root.typed;
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
