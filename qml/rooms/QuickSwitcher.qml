// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Models
import Confab.Theme

// Type a few letters, press Enter, be in another room.
T.Popup {
    id: root

    readonly property RoomSwitcherModel rooms: App.rooms.switcher

    // Behind the last room there is another way on.
    property bool footMarked: false

    signal joinRequested(string name)
    signal browseRequested(string query)

    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    focus: true
    height: Math.min(Math.max(Theme.px(240), field.height + (list.count > 0 ? list.contentHeight : nothing.implicitHeight + Theme.spaceL) + browse.height + 5 * Theme.spaceS), Theme.px(440), (parent ? parent.height : 440) - 2 * Theme.spaceXxl)
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
            label: qsTr("Go to a room")
            labelShown: false
            placeholder: qsTr("Go to a room")

            onAccepted: root.accept()
            onEdited: App.rooms.entering.clearErrors()
            onTextChanged: {
                root.footMarked = false;
                root.rooms.filter = field.text;
            }

            Keys.onDownPressed: root.step(1)
            Keys.onUpPressed: root.step(-1)
        }

        RoomList {
            id: list

            activeFocusOnTab: false
            anchors.bottom: browse.top
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: field.bottom
            anchors.topMargin: Theme.spaceXs
            leftMargin: 0
            markedRow: root.footMarked ? -1 : root.rooms.selectedRow
            rightMargin: 0
            rooms: root.rooms

            onOpened: roomId => root.go(roomId)
        }

        EmptyState {
            id: nothing

            anchors.centerIn: list
            // What is wrong takes its room.
            compact: field.error !== ""
            buttonText: field.text.trim() !== "" ? qsTr("Join “%1”").arg(field.text.trim()) : ""
            iconName: "search"
            sentence: qsTr("None of your rooms is called that. There may be a public one.")
            title: qsTr("No room found")
            visible: list.count === 0

            onPressed: root.join()
        }

        BrowseEntry {
            id: browse

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            marked: root.footMarked

            onClicked: root.browse()
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
        root.footMarked = false;
        root.rooms.begin();
    }
    onClosed: {
        App.rooms.entering.giveUp();
        root.rooms.end();
    }
    onOpened: field.forceActiveFocus(Qt.ShortcutFocusReason)

    // Round the ends, where the last one is no room.
    function step(by: int): void {
        const last = by > 0 ? list.count - 1 : 0;
        if (list.count === 0) {
            root.footMarked = !root.footMarked;
        } else if (root.footMarked) {
            root.footMarked = false;
            root.rooms.step((by > 0 ? 0 : list.count - 1) - root.rooms.selectedRow);
        } else if (root.rooms.selectedRow === last) {
            root.footMarked = true;
        } else {
            root.rooms.step(by);
        }
    }

    function accept(): void {
        if (root.footMarked)
            root.browse();
        else if (root.rooms.selectedId !== "")
            root.go(root.rooms.selectedId);
        else if (field.text.trim() !== "")
            root.join();
    }

    // Stays until the room is open: what was typed may have to be corrected.
    function join(): void {
        root.joinRequested(field.text.trim());
    }

    function browse(): void {
        const query = field.text.trim();
        root.close();
        root.browseRequested(query);
    }

    function go(roomId: string): void {
        root.close();
        App.rooms.open(roomId);
    }
}
