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
    // By hand, at the moment.
    readonly property alias held: place.held
    // Also where the reader is not held to it.
    readonly property bool newestInSight: root.atYEnd && root.timeline.atEnd
    readonly property alias lineInSight: seen.lineInSight
    readonly property alias lineAbove: seen.lineAbove
    readonly property alias unseenAbove: seen.unseenAbove
    property alias lineRest: seen.lineRest
    // Of its height, to what stands below it while the reader is away from the newest.
    property real lent: 0
    // What is in sight of the messages wherever the reader is.
    property real pageHeight: root.height
    // The message whose menu is open keeps its bar.
    property alias heldKey: reader.heldKey

    signal actionRequested(string action, MessageRow row)
    signal menuRequested(MessageRow row)
    signal linkActivated(string url, string label)

    Accessible.name: qsTr("Messages")
    Accessible.role: Accessible.List
    // Where there is nothing, there is nowhere to be.
    activeFocusOnTab: root.count > 0
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

                barred: reader.heldKey === "" ? reader.active === row : reader.heldKey === row.key
                columnWidth: root.columnWidth
                focused: reader.ringed && root.currentIndex === row.index
                marked: row.messageId !== "" && place.markedId === row.messageId
                sightTop: row.barred ? root.contentY - row.y : 0
                width: root.width

                onActionRequested: action => root.actionRequested(action, row)
                onBlockRequested: block => moves.show(block)
                onBlockedRequested: shown => shown ? folds.unfold(row.index, () => root.timeline.setBlockedShown(row.index, true)) : folds.fold(() => root.timeline.setBlockedShown(row.index, false))
                onFoldRequested: fold => folds.unfold(row.index, () => root.timeline.turnFold(row.index, fold))
                onLessRequested: fold => folds.fold(() => fold < 0 ? root.timeline.turnFold(row.index, fold) : root.timeline.showLess(row.index))
                onLinkActivated: (url, label) => root.linkActivated(url, label)
                onMenuRequested: root.menuRequested(row)
                onMoreRequested: folds.unfold(row.index, () => root.timeline.showMore(row.index))
                onPointedChanged: reader.point(row)
                onPressed: reader.press(row)
                onReplyPressed: root.timeline.jumpTo(row.info.replyToId)
                onThoughtFoldRequested: fold => folds.unfold(row.index, () => root.timeline.turnThoughtFold(row.index, fold))
                onThoughtRequested: action => folds.thought(action, row.index)
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

        DelegateChoice {
            roleValue: TimelineModel.SystemRow

            SystemRow {
                id: line

                focused: reader.ringed && root.currentIndex === line.index
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

    Keys.onPressed: event => reader.handleKey(event)

    ReadingPlace {
        id: place

        held: root.moving || root.dragging || scrollBar.pressed
        lent: root.lent
        list: root
        timeline: root.timeline
    }

    Folds {
        id: folds

        list: root
        place: place
        timeline: root.timeline
    }

    ReaderMoves {
        id: moves

        list: root
        pageHeight: root.pageHeight
        place: place
    }

    MessageFocus {
        id: reader

        list: root
        moves: moves
        place: place

        onActionRequested: (action, row) => root.actionRequested(action, row)
    }

    SelectionScroll {
        list: root
        moves: moves
    }

    SeenReporter {
        id: seen

        list: root
        place: place
        timeline: root.timeline
    }

    // In a list, a handler is of the content if nothing else is said.
    HoverHandler {
        parent: root

        onPointChanged: reader.movePointer(point.position)
    }

    WheelHandler {
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad

        onWheel: event => root.scrollBy(event.pixelDelta.y !== 0 ? event.pixelDelta.y : event.angleDelta.y / 120 * 3 * Theme.bodyLine)
    }

    function resize(change: var): void {
        place.resize(change);
    }

    function atNewest(): bool {
        return place.atNewest();
    }

    function toNewest(): void {
        moves.toNewest();
    }

    function toOldest(): void {
        moves.toOldest();
    }

    function scrollByPage(direction: int): void {
        moves.scrollByPage(direction);
    }

    function scrollBy(distance: real): void {
        moves.scrollBy(distance);
    }
}
