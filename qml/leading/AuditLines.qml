// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Models
import Confab.Theme

// What was done, the newest first; older entries come when the end is near.
FocusScope {
    id: root

    required property AuditListModel model

    Banner {
        id: trouble

        anchors.left: parent.left
        anchors.right: parent.right
        buttonText: qsTr("Try again")
        height: visible ? implicitHeight : 0
        iconName: "warning"
        text: root.model.errorText
        tone: Banner.Problem
        visible: text !== ""

        onPressed: root.model.retry()
    }

    ListView {
        id: list

        Accessible.name: qsTr("What was done")
        Accessible.role: Accessible.List
        activeFocusOnTab: true
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.leftMargin: -Theme.spaceS
        anchors.right: parent.right
        anchors.rightMargin: -Theme.spaceS
        anchors.top: trouble.bottom
        anchors.topMargin: trouble.visible ? Theme.spaceS : 0
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        focus: true
        highlightMoveDuration: 0
        keyNavigationEnabled: true
        model: root.model

        T.ScrollBar.vertical: AppScrollBar {
            steady: true
        }
        delegate: AuditLine {
            focused: list.activeFocus && list.currentIndex === index
            width: list.width - Theme.spaceM
        }

        onAtYEndChanged: {
            if (list.atYEnd)
                root.model.loadMore();
        }
    }

    PlainText {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: list.top
        color: Theme.textMuted
        text: root.model.loading ? qsTr("Loading…") : qsTr("Nothing was done yet that stands here.")
        visible: list.count === 0 && root.model.errorText === ""
        wrapMode: Text.Wrap
    }
}
