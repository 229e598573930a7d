// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Whose rooms these are, and the way to another or a new one.
Item {
    id: root

    required property bool collapsible

    signal browseRequested
    signal collapseRequested
    signal linkRequested
    signal newMessageRequested
    signal newRoomRequested
    signal switcherRequested

    implicitHeight: Theme.headerHeight + search.height + Theme.spaceS

    ElidedText {
        id: title

        Accessible.role: Accessible.Heading
        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceL
        anchors.right: buttons.left
        anchors.rightMargin: Theme.spaceS
        anchors.verticalCenter: buttons.verticalCenter
        font: Theme.title
        line: Theme.titleLine
        text: App.serverName === "" ? qsTr("Confab") : App.serverName
    }

    Row {
        id: buttons

        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceS
        height: Theme.headerHeight

        IconButton {
            id: more

            anchors.verticalCenter: parent.verticalCenter
            iconName: "plus"
            text: qsTr("New message or room")

            onClicked: {
                menu.byKey = more.visualFocus;
                menu.popup(more, 0, more.height);
            }
        }

        IconButton {
            anchors.verticalCenter: parent.verticalCenter
            iconName: "sidebar"
            shortcutText: qsTr("Ctrl+B")
            text: qsTr("Hide the sidebar")
            visible: root.collapsible

            onClicked: root.collapseRequested()
        }
    }

    SearchButton {
        id: search

        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceM
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceM
        anchors.top: buttons.bottom

        onClicked: root.switcherRequested()
    }

    NewMenu {
        id: menu

        onBrowseRequested: root.browseRequested()
        onLinkRequested: root.linkRequested()
        onNewMessageRequested: root.newMessageRequested()
        onNewRoomRequested: root.newRoomRequested()
    }
}
