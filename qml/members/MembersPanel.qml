// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Models
import Confab.Theme

// Who belongs to the open room and who of them is here.
Rectangle {
    id: root

    required property MemberListModel model
    property bool narrow: false
    property bool canAdd: false
    property bool canInvite: false

    signal closeRequested
    signal addRequested
    signal inviteRequested
    signal personRequested(string userId)

    Accessible.name: qsTr("Members")
    Accessible.role: Accessible.Pane
    color: Theme.window

    Item {
        id: header

        anchors.left: parent.left
        anchors.right: parent.right
        height: Theme.headerHeight

        IconButton {
            id: back

            anchors.left: parent.left
            anchors.leftMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            iconName: "back"
            text: qsTr("Back to the room")
            visible: root.narrow

            onClicked: root.closeRequested()
        }

        Column {
            anchors.left: back.visible ? back.right : parent.left
            anchors.leftMargin: back.visible ? Theme.spaceS : Theme.spaceL
            anchors.verticalCenter: parent.verticalCenter

            PlainText {
                Accessible.role: Accessible.Heading
                font: Theme.title
                line: Theme.titleLine
                text: qsTr("Members")
            }

            PlainText {
                color: Theme.textMuted
                font: Theme.meta
                line: Theme.metaLine
                text: qsTr("%1 of %2 here").arg(root.model.hereCount).arg(root.model.count)
            }
        }

        IconButton {
            id: close

            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            iconName: "close"
            text: qsTr("Hide members")
            visible: !root.narrow

            onClicked: root.closeRequested()
        }
    }

    Hairline {
        id: line

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: header.bottom
    }

    ListView {
        id: list

        Accessible.name: qsTr("Members")
        Accessible.role: Accessible.List
        activeFocusOnTab: true
        anchors.bottom: foot.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: line.bottom
        bottomMargin: Theme.spaceS
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        keyNavigationEnabled: true
        leftMargin: Theme.spaceS
        model: root.model
        reuseItems: true
        rightMargin: Theme.spaceS
        topMargin: Theme.spaceS

        T.ScrollBar.vertical: AppScrollBar {
        }
        delegate: MemberEntry {
            id: entry

            focused: list.activeFocus && list.currentIndex === index
            width: list.width - list.leftMargin - list.rightMargin

            onOpened: root.personRequested(entry.userId)
        }

        Keys.onPressed: event => event.accepted = root.openCard(event)
    }

    Item {
        id: foot

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        height: buttons.visible ? buttons.height + 2 * Theme.spaceS : 0

        Column {
            id: buttons

            anchors.left: parent.left
            anchors.leftMargin: Theme.spaceS
            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.spaceS
            visible: root.canInvite || root.canAdd

            AppButton {
                iconName: "link"
                text: qsTr("Invite people…")
                visible: root.canInvite
                width: parent.width

                onClicked: root.inviteRequested()
            }

            AppButton {
                iconName: "plus"
                text: qsTr("Add an agent…")
                visible: root.canAdd
                width: parent.width

                onClicked: root.addRequested()
            }
        }
    }

    function openCard(event: KeyEvent): bool {
        const entry = list.currentItem as MemberEntry;
        const isAsked = [Qt.Key_Menu, Qt.Key_Return, Qt.Key_Enter].includes(event.key) || event.key === Qt.Key_F10 && event.modifiers === Qt.ShiftModifier;
        if (entry === null || !isAsked)
            return false;
        entry.opened();
        return true;
    }
}
