// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// For who leads the server: how it is set up, its people, and what was done.
PickerDialog {
    id: root

    required property ServerOptions server
    readonly property bool offered: root.server.offered
    property int part: 0

    // Also from the other pages, once there is something to save.
    acceptText: root.server.known && (root.part === 0 || form.edited) ? qsTr("Save") : ""
    acceptable: form.edited && form.name.trim() !== ""
    busy: root.server.change.busy || root.server.people.act.busy
    edited: form.edited
    guarded: true
    heading: qsTr("Server settings")
    partsHeight: parts.height
    rejectText: root.acceptText !== "" ? qsTr("Cancel") : qsTr("Close")
    saving: root.server.change.busy

    SegmentedChoice {
        id: parts

        anchors.left: parent.left
        anchors.right: parent.right
        current: root.part
        focus: true
        label: qsTr("Part of the settings")
        labelShown: false
        options: [qsTr("Server"), qsTr("People"), qsTr("Record")]

        onChosen: index => root.part = index
    }

    ServerForm {
        id: form

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.leftMargin: -margin
        anchors.right: parent.right
        anchors.rightMargin: -barRoom
        anchors.top: parts.bottom
        anchors.topMargin: Theme.spaceS
        barRoom: root.padding - Theme.spaceXs
        server: root.server
        visible: root.part === 0

        onSubmitted: root.accept()
    }

    ServerPeople {
        id: people

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parts.bottom
        anchors.topMargin: Theme.spaceM
        model: root.server.people
        visible: root.part === 1
    }

    AuditLines {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parts.bottom
        anchors.topMargin: Theme.spaceM
        model: root.server.audit
        visible: root.part === 2
    }

    Connections {
        enabled: root.visible
        target: root.server.change

        function onGranted(): void {
            root.close();
        }
    }

    onAboutToShow: {
        root.part = 0;
        form.follow();
        form.begin();
        people.reset();
        root.server.refresh();
        root.server.people.begin();
    }
    // Who is on another page has not seen yet what would be overwritten.
    onAccepted: {
        if (root.part !== 0 && form.overtaking)
            root.part = 0;
        else
            form.save();
    }
    onClosed: {
        form.unfollow();
        root.server.giveUp();
        root.server.people.end();
        root.server.audit.end();
    }
    // Somebody else leads it now, or another server is open.
    onOfferedChanged: {
        if (!root.offered)
            root.close();
    }
    onOpened: root.focusFirst()
    // What was done on the other pages stands in it, too.
    onPartChanged: {
        if (root.visible && root.part === 2)
            root.server.audit.begin();
    }
}
