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

    signal joinRequested(string name)

    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    focus: true
    height: Math.min(Math.max(Theme.px(240), field.height + (list.count > 0 ? list.contentHeight : nothing.implicitHeight + Theme.spaceL) + 4 * Theme.spaceS), Theme.px(440), (parent ? parent.height : 440) - 2 * Theme.spaceXxl)
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
            onTextChanged: root.rooms.filter = field.text

            Keys.onDownPressed: root.rooms.step(1)
            Keys.onUpPressed: root.rooms.step(-1)
        }

        RoomList {
            id: list

            activeFocusOnTab: false
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: field.bottom
            anchors.topMargin: Theme.spaceXs
            leftMargin: 0
            markedRow: root.rooms.selectedRow
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
        root.rooms.begin();
    }
    onClosed: {
        App.rooms.entering.giveUp();
        root.rooms.end();
    }
    onOpened: field.forceActiveFocus(Qt.ShortcutFocusReason)

    function accept(): void {
        if (root.rooms.selectedId !== "")
            root.go(root.rooms.selectedId);
        else if (field.text.trim() !== "")
            root.join();
    }

    // Stays until the room is open: what was typed may have to be corrected.
    function join(): void {
        root.joinRequested(field.text.trim());
    }

    function go(roomId: string): void {
        root.close();
        App.rooms.open(roomId);
    }
}
