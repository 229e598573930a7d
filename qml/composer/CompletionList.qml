// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// What may complete the word at the cursor. Up and Down choose, Tab or Enter take it.
Item {
    id: root

    required property CompletionModel model
    required property font emojiFont
    // Of the model: a list counts its rows only when it is laid out.
    readonly property int rows: root.model.count
    readonly property bool shown: root.rows > 0
    readonly property alias currentRow: list.currentIndex

    signal chosen(int row)

    height: list.height + 2 * Theme.spaceXs
    visible: root.shown
    z: 5

    // The best one, whatever stood there for the word before.
    Connections {
        target: root.model

        function onRefreshed(): void {
            list.currentIndex = 0;
        }
    }

    SoftShadow {
    }

    Rectangle {
        anchors.fill: parent
        border.color: Theme.hairline
        border.width: Theme.stroke
        color: Theme.surface
        radius: Theme.radiusCard
    }

    ListView {
        id: list

        Accessible.name: qsTr("Completions")
        Accessible.role: Accessible.List
        anchors.left: parent.left
        anchors.margins: Theme.spaceXs
        anchors.right: parent.right
        anchors.top: parent.top
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        height: Math.min(contentHeight, Theme.rowHeight * 6)
        highlightMoveDuration: 0
        model: root.model

        delegate: CompletionEntry {
            current: ListView.isCurrentItem
            emojiFont: root.emojiFont
            width: list.width

            onChosen: root.chosen(index)
        }
    }

    function handleKey(event: KeyEvent): bool {
        switch (event.key) {
        case Qt.Key_Up:
            list.currentIndex = (list.currentIndex + root.rows - 1) % root.rows;
            return true;
        case Qt.Key_Down:
            list.currentIndex = (list.currentIndex + 1) % root.rows;
            return true;
        case Qt.Key_Tab:
        case Qt.Key_Return:
        case Qt.Key_Enter:
            if (event.modifiers !== Qt.NoModifier)
                return false;
            root.chosen(list.currentIndex);
            return true;
        }
        return false;
    }
}
