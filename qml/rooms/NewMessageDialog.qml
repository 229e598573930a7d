// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Models
import Confab.Theme

// To whom one wants to write: type, choose one or several, go. The keyboard stays in the field; arrows choose, Enter
// takes, and Enter in an empty field goes.
PickerDialog {
    id: root

    readonly property NewMessage message: App.newMessage
    readonly property string trouble: root.message.starting.nameError !== "" ? root.message.starting.nameError : root.message.starting.errorText !== "" ? root.message.starting.errorText : root.message.errorText

    // By the arrows, since something was typed.
    property bool stepped: false

    acceptText: qsTr("Write")
    acceptable: root.message.chosen.count > 0
    busy: root.message.starting.busy
    edited: root.message.chosen.count > 0
    heading: qsTr("New message")
    rejectText: qsTr("Cancel")

    PersonChips {
        id: chips

        anchors.left: parent.left
        anchors.right: parent.right
        height: root.message.chosen.count > 0 ? implicitHeight : 0
        people: root.message.chosen

        onRemoved: userId => {
            root.message.toggle(userId);
            field.forceActiveFocus(Qt.OtherFocusReason);
        }
    }

    TextInputField {
        id: field

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: chips.bottom
        anchors.topMargin: chips.height > 0 ? Theme.spaceS : 0
        focus: true
        hint: root.message.full ? qsTr("No more people fit into one conversation. A private room has no such limit.") : ""
        label: qsTr("To whom")
        labelShown: false
        placeholder: root.message.chosen.count > 0 ? qsTr("Another name") : qsTr("Type a name")

        onAccepted: root.take()
        onErasedNothing: root.message.dropLast()
        onTextChanged: {
            root.stepped = false;
            root.message.query = field.text;
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
        buttonText: root.message.errorText !== "" ? qsTr("Try again") : ""
        height: visible ? implicitHeight : 0
        iconName: "warning"
        text: root.trouble
        tone: Banner.Problem
        visible: text !== ""

        onPressed: root.message.retry()
    }

    ListView {
        id: list

        Accessible.name: qsTr("People")
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
        model: root.message.found
        reuseItems: true

        T.ScrollBar.vertical: AppScrollBar {
            steady: true
        }
        delegate: PersonEntry {
            marked: list.currentIndex === index
            width: list.width

            onPressed: root.toggle(index)
        }

        onAtYEndChanged: {
            if (list.atYEnd)
                root.message.loadMore();
        }
        onCountChanged: root.markFirst()
    }

    EmptyState {
        anchors.centerIn: list
        compact: true
        iconName: "user"
        sentence: field.text.trim() === "" ? qsTr("Let somebody in first: invite them to a room.") : qsTr("Nobody whom you may write to is called that.")
        title: field.text.trim() === "" ? qsTr("Nobody else is here") : qsTr("Nobody found")
        visible: list.count === 0 && !root.message.loading && root.trouble === ""
    }

    TypingDots {
        Accessible.name: qsTr("Looking for people…")
        Accessible.role: Accessible.StaticText
        anchors.centerIn: list
        visible: list.count === 0 && root.message.loading
    }

    Connections {
        enabled: root.visible
        target: root.message.starting

        function onGranted(): void {
            root.close();
        }
    }

    onAboutToShow: {
        field.text = "";
        root.stepped = false;
        root.message.begin();
    }
    onAccepted: root.message.start()
    onClosed: root.message.end()
    onOpened: field.forceActiveFocus(Qt.PopupFocusReason)

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

    function take(): void {
        if (field.text.trim() === "" && root.acceptable)
            root.accept();
        else
            root.toggle(list.currentIndex);
    }

    function toggle(row: int): void {
        const user = root.message.found.userIdAt(row);
        if (user === "")
            return;
        root.message.toggle(user);
        field.text = "";
    }
}
