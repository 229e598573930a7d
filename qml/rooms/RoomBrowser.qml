// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Models
import Confab.Theme

// The public rooms of the server: search, look, join. The keyboard stays in the field; arrows choose, Enter joins.
PickerDialog {
    id: root

    readonly property DirectoryModel directory: App.directory
    readonly property string trouble: root.directory.joining.nameError !== "" ? root.directory.joining.nameError : root.directory.joining.errorText !== "" ? root.directory.joining.errorText : root.directory.errorText

    // By the arrows, since something was typed.
    property bool stepped: false

    signal newRoomRequested

    asideText: qsTr("New room…")
    busy: root.directory.joining.busy
    heading: qsTr("Browse rooms")

    TextInputField {
        id: field

        anchors.left: parent.left
        anchors.right: parent.right
        focus: true
        label: qsTr("Search rooms")
        labelShown: false
        placeholder: qsTr("Search rooms")

        onAccepted: root.enterRow(list.currentIndex)
        onEdited: root.directory.joining.clearErrors()
        onTextChanged: {
            root.stepped = false;
            root.directory.query = field.text;
            root.markFirst();
        }

        Keys.onDownPressed: root.step(1)
        Keys.onUpPressed: root.step(-1)
    }

    Banner {
        id: banner

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: field.bottom
        anchors.topMargin: visible ? Theme.spaceS : 0
        buttonText: root.directory.errorText !== "" ? qsTr("Try again") : ""
        height: visible ? implicitHeight : 0
        iconName: "warning"
        text: root.trouble
        tone: Banner.Problem
        visible: text !== ""

        onPressed: root.directory.retry()
    }

    ListView {
        id: list

        Accessible.name: qsTr("Public rooms")
        Accessible.role: Accessible.List
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.leftMargin: -Theme.spaceS
        anchors.right: parent.right
        anchors.rightMargin: -Theme.spaceS
        anchors.top: banner.bottom
        anchors.topMargin: Theme.spaceS
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        highlightMoveDuration: 0
        keyNavigationEnabled: false
        model: root.directory
        reuseItems: true
        spacing: 2

        T.ScrollBar.vertical: AppScrollBar {
            steady: true
        }
        delegate: DirectoryEntry {
            marked: list.currentIndex === index
            width: list.width

            onPressed: root.enterRow(index)
        }

        onAtYEndChanged: {
            if (list.atYEnd)
                root.directory.loadMore();
        }
        onCountChanged: root.markFirst()
    }

    EmptyState {
        anchors.centerIn: list
        compact: list.height < Theme.px(220)
        iconName: "search"
        sentence: field.text.trim() === "" ? qsTr("Nobody has made one yet. Make a room, and others find it here.") : qsTr("Private rooms don't stand here: somebody has to let you in.")
        title: field.text.trim() === "" ? qsTr("No public rooms") : qsTr("No room found")
        visible: list.count === 0 && !root.directory.loading && root.trouble === ""
    }

    TypingDots {
        Accessible.name: qsTr("Looking for rooms…")
        Accessible.role: Accessible.StaticText
        anchors.centerIn: list
        visible: list.count === 0 && root.directory.loading
    }

    Connections {
        enabled: root.visible
        target: root.directory.joining

        function onGranted(): void {
            root.close();
        }
    }

    onAboutToShow: {
        field.text = "";
        root.stepped = false;
        root.directory.begin();
    }
    onAsidePressed: {
        root.close();
        root.newRoomRequested();
    }
    onClosed: root.directory.end()
    onOpened: field.forceActiveFocus(Qt.PopupFocusReason)

    function search(query: string): void {
        field.text = query;
    }

    // What comes in later may stand above it; somebody who has moved goes with the row.
    function markFirst(): void {
        if (!root.stepped && list.count > 0)
            list.currentIndex = 0;
    }

    function step(by: int): void {
        root.stepped = true;
        if (list.count > 0)
            list.currentIndex = (Math.max(0, list.currentIndex) + by + list.count) % list.count;
    }

    function enterRow(row: int): void {
        const room = root.directory.roomIdAt(row);
        if (room !== "")
            root.directory.enter(room);
    }
}
