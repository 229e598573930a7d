// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// For who leads the room: messages that were reported, and who did what.
PickerDialog {
    id: root

    required property CurrentRoom room
    readonly property string roomId: root.room.roomId
    property int part: 0

    signal messageRequested(string messageId)

    heading: qsTr("Reports and record")

    SegmentedChoice {
        id: parts

        anchors.left: parent.left
        anchors.right: parent.right
        current: root.part
        focus: true
        label: qsTr("Reports or record")
        labelShown: false
        options: [qsTr("Reports"), qsTr("Record")]

        onChosen: index => root.part = index
    }

    ReportList {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.leftMargin: -margin
        anchors.right: parent.right
        anchors.rightMargin: -barRoom
        anchors.top: parts.bottom
        anchors.topMargin: Theme.spaceS
        barRoom: root.padding - Theme.spaceXs
        model: root.room.reports
        visible: root.part === 0

        onMessageRequested: messageId => {
            root.close();
            root.messageRequested(messageId);
        }
    }

    AuditLines {
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parts.bottom
        anchors.topMargin: Theme.spaceM
        model: root.room.audit
        visible: root.part === 1
    }

    onAboutToShow: {
        root.part = 0;
        root.room.reports.begin();
        root.room.audit.begin();
    }
    onClosed: {
        root.room.reports.end();
        root.room.audit.end();
    }
    onOpened: root.focusFirst()
    onRoomIdChanged: root.close()
}
