// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Models
import Confab.Theme

// All emoji, by group or by what is typed. The arrows choose while the keyboard stays in the field.
T.Popup {
    id: root

    required property EmojiListModel emoji
    // Over the end of this.
    required property Item base
    readonly property font pictureFont: root.emoji.fontOf(Theme.px(22))
    readonly property point corner: root.visible && parent ? root.cornerIn(parent.width, parent.height) : Qt.point(0, 0)

    signal chosen(string picture)

    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    dim: false
    focus: true
    height: Math.min(Theme.px(380), (parent ? parent.height : Theme.minimumHeight) - 2 * Theme.spaceS)
    margins: Theme.spaceS
    modal: true
    padding: Theme.spaceS
    parent: T.Overlay.overlay
    width: Math.min(Theme.px(348), (parent ? parent.width : Theme.minimumWidth) - 2 * Theme.spaceS)
    x: root.mirrored ? root.corner.x : root.corner.x - width
    y: root.corner.y - height - Theme.spaceXs

    background: Item {
        SoftShadow {
        }

        Rectangle {
            anchors.fill: parent
            border.color: Theme.hairline
            border.width: Theme.stroke
            color: Theme.surface
            radius: Theme.radiusCard
        }
    }
    contentItem: FocusScope {
        Accessible.name: qsTr("Emoji")
        Accessible.role: Accessible.Dialog
        focus: true

        TextInputField {
            id: field

            anchors.left: parent.left
            anchors.right: parent.right
            focus: true
            label: qsTr("Search emoji")
            labelShown: false
            placeholder: qsTr("Search emoji")
            sideways: true

            onAccepted: root.choose(grid.currentIndex)
            onSteppedSideways: direction => root.step(grid.effectiveLayoutDirection === Qt.RightToLeft ? -direction : direction)
            onTextChanged: root.emoji.filter = field.text

            Keys.onDownPressed: root.step(grid.columns)
            Keys.onUpPressed: root.step(-grid.columns)
        }

        EmojiGroups {
            id: tabs

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: field.bottom
            anchors.topMargin: Theme.spaceXs
            current: root.emoji.filter === "" ? root.emoji.group : -1
            emoji: root.emoji

            onChosen: group => {
                field.text = "";
                root.emoji.group = group;
            }
        }

        GridView {
            id: grid

            readonly property int columns: Math.max(1, Math.floor(width / Theme.px(40)))

            Accessible.name: qsTr("Emoji")
            Accessible.role: Accessible.List
            anchors.bottom: name.top
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: tabs.bottom
            anchors.topMargin: Theme.spaceXs
            boundsBehavior: Flickable.StopAtBounds
            cellHeight: Theme.px(40)
            cellWidth: Math.floor(width / columns)
            clip: true
            highlightMoveDuration: 0
            keyNavigationEnabled: false
            model: root.emoji

            T.ScrollBar.vertical: AppScrollBar {
            }
            delegate: EmojiEntry {
                current: GridView.isCurrentItem
                height: grid.cellHeight
                pictureFont: root.pictureFont
                width: grid.cellWidth

                onChosen: root.choose(index)
                onPointed: grid.currentIndex = index
            }
        }

        PlainText {
            anchors.centerIn: grid
            color: Theme.textMuted
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("No emoji is called that.")
            visible: grid.count === 0
            width: grid.width
            wrapMode: Text.Wrap
        }

        ElidedText {
            id: name

            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.leftMargin: Theme.spaceXs
            anchors.right: parent.right
            color: Theme.textMuted
            font: Theme.meta
            text: root.nameOf(grid.currentIndex, root.emoji.count, root.emoji.filter, root.emoji.group)
        }
    }
    enter: Transition {
        NumberAnimation {
            duration: Theme.quick
            easing.type: Theme.easing
            from: 0
            property: "opacity"
            to: 1
        }
    }

    Connections {
        target: root.emoji

        function onRefreshed(): void {
            grid.currentIndex = root.emoji.count > 0 ? 0 : -1;
            grid.positionViewAtBeginning();
        }
    }

    onAboutToShow: {
        field.text = "";
        root.emoji.begin();
    }
    onOpened: field.forceActiveFocus(Qt.ShortcutFocusReason)

    // It depends on where the window lets the base be.
    function cornerIn(width: real, height: real): point {
        return root.base.mapToItem(root.parent, root.mirrored ? 0 : root.base.width, 0);
    }

    function choose(row: int): void {
        const picture = root.emoji.choose(row);
        if (picture === "")
            return;
        root.close();
        root.chosen(picture);
    }

    // The rest is what the row is called by; it depends on the rows.
    function nameOf(row: int, count: int, filter: string, group: int): string {
        const called = root.emoji.nameAt(row);
        return called === "" ? "" : ":" + called + ":";
    }

    function step(distance: int): void {
        const row = grid.currentIndex + distance;
        if (row >= 0 && row < grid.count)
            grid.currentIndex = row;
    }
}
