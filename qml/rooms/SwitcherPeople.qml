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

    required property NewMessage message
    // The row that Enter would take.
    required property int markedRow
    readonly property int count: list.count
    // Of the first, who fits best.
    readonly property int mismatch: root.message.mismatch
    // Whether it is known who is found.
    readonly property bool answered: !root.looking || root.message.answered
    property bool looking: false
    // By the arrows; follows its person when others come before them.
    property alias currentIndex: list.currentIndex

    signal pressed(int row)
    signal nextTurn

    implicitHeight: root.count === 0 ? 0 : heading.height + list.contentHeight
    visible: root.count > 0

    onNextTurn: root.fill()

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
        model: root.message.unmet
        reuseItems: true

        T.ScrollBar.vertical: AppScrollBar {
            steady: true
        }
        delegate: PersonEntry {
            marked: root.markedRow === index
            width: list.width

            onPressed: root.pressed(index)
        }

        onAtYEndChanged: root.fill()
    }

    Connections {
        enabled: root.looking
        target: root.message

        function onChanged(): void {
            Qt.callLater(root.nextTurn); // once the rows are laid out
        }
    }

    // The server is asked when something is typed.
    function look(words: string): void {
        if (!root.looking && words !== "") {
            root.looking = true;
            root.message.begin(words);
        }
        if (root.looking)
            root.message.query = words;
    }

    function end(): void {
        root.looking = false;
        root.message.end();
    }

    // Whoever was met already stands among the rooms, and a page of them shows nobody here: on to the next one, as long
    // as the end is in sight.
    function fill(): void {
        const isEndInSight = list.count === 0 || list.atYEnd;
        if (root.looking && root.message.query !== "" && !root.message.loading && isEndInSight)
            root.message.loadMore();
    }
}
