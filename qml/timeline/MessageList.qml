// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Qt.labs.qmlmodels
import Confab.Controls
import Confab.Models
import Confab.Theme

// The list itself: newest at the bottom, held there only while the reader is there.
ListView {
    id: root

    required property TimelineModel timeline
    readonly property real columnWidth: Math.max(0, Math.min(Theme.columnWidth, root.width - 2 * Theme.spaceS))
    readonly property alias stuck: place.stuck
    readonly property alias opening: place.opening
    readonly property alias lineInSight: seen.lineInSight

    signal actionRequested(string action, MessageRow row)
    signal menuRequested(MessageRow row)
    signal linkActivated(string url, string label)

    Accessible.name: qsTr("Messages")
    Accessible.role: Accessible.List
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    cacheBuffer: Math.max(600, root.height)
    clip: true
    currentIndex: -1
    highlightFollowsCurrentItem: false
    keyNavigationEnabled: false
    maximumFlickVelocity: 6000
    reuseItems: true
    verticalLayoutDirection: ListView.BottomToTop

    T.ScrollBar.vertical: AppScrollBar {
        id: scrollBar
    }
    delegate: DelegateChooser {
        role: "rowKind"

        DelegateChoice {
            roleValue: TimelineModel.MessageRow

            MessageRow {
                id: row

                columnWidth: root.columnWidth
                focused: root.activeFocus && root.currentIndex === row.index
                marked: row.messageId !== "" && place.markedId === row.messageId
                width: root.width

                onActionRequested: action => root.actionRequested(action, row)
                onLessRequested: root.timeline.showLess(row.index)
                onLinkActivated: (url, label) => root.linkActivated(url, label)
                onMenuRequested: root.menuRequested(row)
                onMoreRequested: root.timeline.showMore(row.index)
                onReplyPressed: root.timeline.jumpTo(row.info.replyToId)
            }
        }

        DelegateChoice {
            roleValue: TimelineModel.DayRow

            DaySeparator {
                columnWidth: root.columnWidth
                width: root.width
            }
        }

        DelegateChoice {
            roleValue: TimelineModel.NewMessagesRow

            NewMessagesLine {
                columnWidth: root.columnWidth
                width: root.width
            }
        }
    }
    // In this direction the header is the lower end, the footer the upper.
    footer: Item {
        height: Theme.spaceXxl
        width: 1
    }
    header: Item {
        height: Theme.spaceS
        width: 1
    }

    onActiveFocusChanged: {
        if (root.activeFocus && root.currentIndex < 0)
            root.step(1);
    }

    Keys.onPressed: event => root.handleKey(event)

    ReadingPlace {
        id: place

        held: root.moving || root.dragging || scrollBar.pressed
        list: root
        timeline: root.timeline
    }

    SeenReporter {
        id: seen

        list: root
        timeline: root.timeline
    }

    WheelHandler {
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad

        onWheel: event => root.scrollBy(event.pixelDelta.y !== 0 ? event.pixelDelta.y : event.angleDelta.y / 120 * 3 * Theme.bodyLine)
    }

    function atNewest(): bool {
        return place.atNewest();
    }

    function toNewest(): void {
        place.toNewest();
    }

    // Of those that are loaded; more are, when they come near.
    function toOldest(): void {
        place.reveal(root.count - 1);
    }

    function scrollByPage(direction: int): void {
        root.scrollBy(-direction * 0.9 * root.height);
    }

    function scrollBy(distance: real): void {
        place.scrollBy(distance);
    }

    // Moves the keyboard's place: +1 is the next older message. Rows that are no messages are passed over.
    function step(direction: int): void {
        let row = root.currentIndex + direction;
        while (row >= 0 && row < root.count) {
            place.reveal(row);
            if (root.itemAtIndex(row) instanceof MessageRow) {
                root.currentIndex = row;
                break;
            }
            row += direction;
        }
    }

    function handleKey(event: KeyEvent): void {
        const row = root.currentItem as MessageRow;
        const plain = event.modifiers === Qt.NoModifier;
        event.accepted = true;
        if (event.key === Qt.Key_Up)
            root.step(1);
        else if (event.key === Qt.Key_Down)
            root.step(-1);
        else if (event.key === Qt.Key_PageUp)
            root.scrollBy(root.height * 0.9);
        else if (event.key === Qt.Key_PageDown)
            root.scrollBy(-root.height * 0.9);
        else if (event.key === Qt.Key_End)
            root.toNewest();
        else if (row === null)
            event.accepted = false;
        else if (event.key === Qt.Key_Menu || event.key === Qt.Key_Return || event.key === Qt.Key_Enter || event.key === Qt.Key_F10 && event.modifiers === Qt.ShiftModifier)
            row.openMenuAt(row.gutter, row.height);
        else if (event.key === Qt.Key_C && (plain || event.modifiers === Qt.ControlModifier))
            root.actionRequested("copy", row);
        else if (event.key === Qt.Key_R && plain && row.messageId !== "")
            root.actionRequested("reply", row);
        else if (event.key === Qt.Key_E && plain && row.info.canEdit)
            root.actionRequested("edit", row);
        else if (event.key === Qt.Key_Delete && plain && row.info.canDelete)
            root.actionRequested("remove", row);
        else
            event.accepted = false;
    }
}
