// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Models
import Confab.Theme

// Below the rooms of the switcher: whom one can write to and has not yet. The keyboard stays where one types.
Item {
    id: root

    required property PeopleRowsModel model
    // The row that Enter would take.
    required property int markedRow
    readonly property int count: list.count
    // By the arrows; follows its person when others come before them.
    property alias currentIndex: list.currentIndex

    signal pressed(int row)
    signal moreRequested

    implicitHeight: root.count === 0 ? 0 : heading.height + list.contentHeight
    visible: root.count > 0

    PlainText {
        id: heading

        Accessible.ignored: true
        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceS
        anchors.right: parent.right
        color: Theme.textMuted
        font: Theme.metaStrong
        height: Theme.px(28)
        horizontalAlignment: Text.AlignLeft
        line: Theme.metaLine
        text: qsTr("No conversation yet")
    }

    ListView {
        id: list

        Accessible.name: heading.text
        Accessible.role: Accessible.List
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.bottom
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        currentIndex: -1
        highlightMoveDuration: 0
        keyNavigationEnabled: false
        model: root.model
        reuseItems: true

        T.ScrollBar.vertical: AppScrollBar {
            steady: true
        }
        delegate: PersonEntry {
            marked: root.markedRow === index
            width: list.width

            onPressed: root.pressed(index)
        }

        onAtYEndChanged: {
            if (list.atYEnd && list.count > 0)
                root.moreRequested();
        }
    }
}
