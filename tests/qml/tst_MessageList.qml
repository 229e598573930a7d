// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab.Models
import Confab.Timeline
import "Scenes.js" as Scenes
import "Tree.js" as Tree

Item {
    id: root

    height: 500
    width: 800

    Component {
        id: listType

        MessageList {
            anchors.fill: parent
            model: timeline
            timeline: TimelineModel {
            }
        }
    }

    SignalSpy {
        id: actionSpy

        signalName: "actionRequested"
    }

    SignalSpy {
        id: menuSpy

        signalName: "menuRequested"
    }

    TestCase {
        id: testCase

        property TimelineModel timeline
        property MessageList list

        name: "MessageList"
        when: windowShown

        function init() {
            list = createTemporaryObject(listType, root);
            timeline = list.timeline;
            const rows = [];
            for (let i = 0; i < 60; ++i)
                rows.push(Scenes.message(i % 3 ? Scenes.bo : Scenes.ada, "09:00", "Message " + i));
            timeline.setRows(rows);
            actionSpy.target = list;
            actionSpy.clear();
            menuSpy.target = list;
            menuSpy.clear();
            tryVerify(() => !list.opening && list.atNewest() && list.itemAtIndex(0) !== null);
        }

        function gap() {
            const newest = list.itemAtIndex(0);
            return newest === null ? 100000 : list.height - newest.mapToItem(list, 0, newest.height).y;
        }

        function rowInSight() {
            waitForRendering(list);
            tryVerify(() => list.indexAt(100, list.contentY + 100) > 0);
            return list.indexAt(100, list.contentY + 100);
        }

        function topOf(row) {
            return list.itemAtIndex(row).mapToItem(list, 0, 0).y;
        }

        function test_opensAtTheNewestMessage() {
            verify(list.stuck);
            fuzzyCompare(gap(), 8, 1);
        }

        function test_aNewMessageKeepsTheReaderAtTheBottom() {
            for (let i = 0; i < 5; ++i)
                timeline.addNewest(Scenes.message(Scenes.bo, "09:01", "New " + i));
            tryVerify(() => list.itemAtIndex(0).content === "New 4" && Math.abs(gap() - 8) < 1);
        }

        function shownLines() {
            const more = Tree.find(list.itemAtIndex(1), item => (item.text || "").startsWith("Show "));
            return more === null ? "" : more.text;
        }

        function test_aLongMessageStaysUnfoldedWhereverItsRowGoes() {
            timeline.setContent(1, "A line.\n".repeat(1240).trim());
            tryVerify(() => shownLines() === "Show all (1,240 lines)");
            tryVerify(() => list.itemAtIndex(1).height > 40 * 20);
            const folded = list.itemAtIndex(1).height;
            verify(folded < 60 * 21);
            Tree.find(list.itemAtIndex(1), item => (item.text || "").startsWith("Show all")).pressed();
            tryVerify(() => list.itemAtIndex(1) !== null && list.itemAtIndex(1).height > 1240 * 20);
            // Far away and back: another delegate draws it then.
            list.positionViewAtIndex(59, ListView.Beginning);
            tryVerify(() => list.itemAtIndex(1) === null);
            list.positionViewAtIndex(1, ListView.Beginning);
            tryVerify(() => list.itemAtIndex(1) !== null && list.itemAtIndex(1).height > 1240 * 20);
            list.positionViewAtIndex(1, ListView.End);
            tryVerify(() => shownLines() === "Show less");
            Tree.find(list.itemAtIndex(1), item => (item.text || "") === "Show less").pressed();
            tryVerify(() => list.itemAtIndex(1).height === folded);
        }

        function test_aGrowingAnswerKeepsTheReaderAtTheBottom() {
            let text = "";
            for (let i = 0; i < 40; ++i) {
                text += "More words of the answer. ";
                timeline.setContent(0, text);
                wait(0);
            }
            tryVerify(() => Math.abs(gap() - 8) < 1);
        }

        function test_aNewMessageLeavesAReaderFurtherUpAlone() {
            list.scrollBy(900);
            verify(!list.stuck);
            const row = rowInSight();
            const before = topOf(row);
            timeline.addNewest(Scenes.message(Scenes.bo, "09:01", "New"));
            timeline.setContent(0, "New and much longer. ".repeat(40));
            wait(50);
            fuzzyCompare(topOf(row + 1), before, 1);
            verify(!list.stuck);
        }

        function test_olderMessagesLeaveTheReaderAlone() {
            list.scrollBy(900);
            const row = rowInSight();
            const before = topOf(row);
            for (let i = 0; i < 50; ++i)
                timeline.addOldest(Scenes.message(Scenes.bo, "08:01", "Old " + i));
            wait(50);
            fuzzyCompare(topOf(row), before, 1);
        }

        function test_ownMessageBringsTheReaderBack() {
            list.scrollBy(900);
            timeline.addNewest(Scenes.message(Scenes.ada, "09:01", "Mine"));
            timeline.ownMessageAppended();
            tryVerify(() => Math.abs(gap() - 8) < 1);
            verify(list.stuck);
        }

        function test_theWheelLeavesAndReturns() {
            mouseWheel(list, 400, 250, 0, 240);
            tryVerify(() => !list.stuck);
            for (let i = 0; i < 10; ++i)
                mouseWheel(list, 400, 250, 0, -240);
            tryVerify(() => list.stuck);
            fuzzyCompare(gap(), 8, 1);
        }

        function test_asksForOlderMessagesNearTheTop() {
            timeline.atStart = false;
            compare(timeline.olderAsked, 0);
            list.scrollBy(100000);
            tryVerify(() => timeline.olderAsked > 0);
        }

        function test_aJumpShowsAndMarksTheMessage() {
            const id = timeline.index(40, 0) ? timeline.data(timeline.index(40, 0), Qt.UserRole + 4) : "";
            timeline.jumpTo(id);
            tryVerify(() => list.itemAtIndex(40) !== null && topOf(40) > 0 && topOf(40) < list.height);
            verify(list.itemAtIndex(40).marked);
            verify(!list.stuck);
        }

        // Rows of very different heights, as real ones are.
        function past() {
            const rows = [];
            for (let i = 0; i < 50; ++i)
                rows.push(Scenes.message(i % 3 ? Scenes.bo : Scenes.ada, "08:00", "Past " + i + " words".repeat(i % 5 * 60)));
            return rows;
        }

        function jumpToThePast(index) {
            const rows = past();
            timeline.setPast(rows);
            timeline.jumpTo(rows[index].id);
            return rows.length - 1 - index;
        }

        function middleOf(row) {
            const item = list.itemAtIndex(row);
            return item === null ? -100000 : item.mapToItem(list, 0, item.height / 2).y;
        }

        function test_aJumpOutOfTheWindowArrives_data() {
            return [{ tag: "old", index: 8 }, { tag: "middle", index: 25 }, { tag: "new", index: 41 }];
        }

        function test_aJumpOutOfTheWindowArrives(data) {
            const row = jumpToThePast(data.index);
            for (let i = 0; i < 3; ++i) {
                wait(50);
                fuzzyCompare(middleOf(row), list.height / 2, 2);
            }
            verify(list.itemAtIndex(row).marked);
            verify(!list.stuck);
        }

        function test_theMarkStaysOnItsMessage() {
            const row = jumpToThePast(25);
            timeline.addNewerPage(past());
            wait(50);
            verify(list.itemAtIndex(row + 50).marked);
            fuzzyCompare(middleOf(row + 50), list.height / 2, 2);
        }

        function test_thePastLeadsBackToTheNewest_data() {
            return [{ tag: "pill", act: () => list.toNewest() }, { tag: "End", act: () => keyClick(Qt.Key_End) }];
        }

        function test_thePastLeadsBackToTheNewest(data) {
            jumpToThePast(25);
            wait(50);
            list.forceActiveFocus(Qt.TabFocusReason);
            timeline.newMessagesRow = 40;
            data.act();
            verify(timeline.atEnd);
            wait(50);
            compare(list.itemAtIndex(0).content, "Message 59");
            fuzzyCompare(gap(), 8, 1);
            verify(list.stuck);
        }

        function test_theLowerEndOfThePastIsNotTheNewest() {
            jumpToThePast(47);
            wait(50);
            list.scrollBy(-100000);
            verify(!list.stuck);
            const asked = timeline.newerAsked;
            verify(asked > 0);
            const before = topOf(0);
            timeline.addNewerPage(past());
            wait(50);
            fuzzyCompare(topOf(50), before, 1);
            verify(!list.stuck);
            timeline.atEnd = true;
            list.scrollBy(-100000);
            tryVerify(() => list.stuck);
        }

        function test_theNewestPageThatBringsNothingEndsThePast() {
            jumpToThePast(47);
            wait(50);
            list.scrollBy(-100000);
            verify(!list.stuck);
            timeline.atEnd = true;
            tryVerify(() => list.stuck);
        }

        function test_aShortPieceOfThePastAsksOnBothSides() {
            const rows = past().slice(0, 3);
            timeline.atStart = false;
            timeline.setPast(rows);
            timeline.jumpTo(rows[1].id);
            tryVerify(() => timeline.newerAsked > 0 && timeline.olderAsked > 0);
        }

        // The list learns how high its rows are while it is moved.
        function test_theFirstStepUpLeavesTheNewest_data() {
            return [{ tag: "a little", by: 40 }, { tag: "a page", by: 450 }, { tag: "more", by: 1500 }];
        }

        function test_theFirstStepUpLeavesTheNewest(data) {
            timeline.setRows(past());
            tryVerify(() => !list.opening && list.stuck);
            waitForRendering(list);
            const before = list.contentY;
            list.scrollBy(data.by);
            verify(!list.stuck);
            wait(50);
            verify(!list.stuck);
            fuzzyCompare(list.contentY, before - data.by, 1);
        }

        function test_whatIsInSightIsSeen() {
            tryCompare(timeline, "seenRow", 0);
            list.scrollBy(900);
            tryVerify(() => timeline.seenRow > 5);
        }

        function test_nothingIsSeenWithoutSomebodyThere() {
            tryCompare(timeline, "seenRow", 0);
            timeline.seenRow = -1;
            timeline.watched = false;
            timeline.addNewest(Scenes.message(Scenes.bo, "09:01", "New"));
            wait(400); // longer than the list takes to come to rest
            compare(timeline.seenRow, -1);
            timeline.watched = true;
            tryCompare(timeline, "seenRow", 0);
        }

        function showLine(count) {
            const rows = [];
            for (let i = 0; i < 60; ++i) {
                if (i === 60 - count)
                    rows.push(Scenes.line());
                rows.push(Scenes.message(Scenes.bo, "09:00", "Message " + i));
            }
            timeline.setRows(rows);
            tryVerify(() => !list.opening && list.stuck);
            timeline.missedCount = count;
            timeline.newMessagesRow = count;
        }

        function test_theLineIsSeenByWhoIsThere() {
            timeline.watched = false;
            showLine(2);
            tryVerify(() => list.lineInSight);
            compare(timeline.missedCount, 2);
            timeline.watched = true;
            tryCompare(timeline, "missedCount", 0);
        }

        function test_aLineFurtherUpIsSeenWhenTheReaderGetsThere() {
            showLine(40);
            tryCompare(timeline, "seenRow", 0);
            verify(!list.lineInSight);
            compare(timeline.missedCount, 40);
            while (list.itemAtIndex(40) === null || list.itemAtIndex(40).y < list.contentY)
                list.scrollBy(100);
            tryCompare(timeline, "missedCount", 0);
        }

        function test_opensAtTheLineOfNewMessages() {
            const rows = [];
            for (let i = 0; i < 60; ++i) {
                if (i === 25)
                    rows.push(Scenes.line());
                rows.push(Scenes.message(Scenes.bo, "09:00", "Message " + i));
            }
            timeline.newMessagesRow = 35;
            timeline.setRows(rows);
            tryVerify(() => list.itemAtIndex(35) !== null && topOf(35) >= -1 && topOf(35) < list.height);
            verify(!list.stuck);
        }

        function test_arrowsMoveBetweenMessages() {
            list.forceActiveFocus(Qt.TabFocusReason);
            compare(list.currentIndex, 0);
            keyClick(Qt.Key_Up);
            keyClick(Qt.Key_Up);
            compare(list.currentIndex, 2);
            verify(list.itemAtIndex(2).focused);
            keyClick(Qt.Key_Down);
            compare(list.currentIndex, 1);
        }

        // Further up and back again, through more links than are in sight.
        function test_aLinkThatTheKeyboardReachesIsInSight() {
            for (let i = 0; i < 20; ++i)
                timeline.addNewest(Scenes.message(Scenes.bo, "09:01", "See [place " + i + "](https://a.example/" + i + ")"));
            tryVerify(() => list.stuck && list.itemAtIndex(0).content.startsWith("See [place 19]"));
            waitForRendering(list);
            list.forceActiveFocus(Qt.TabFocusReason);
            const labels = [];
            for (const key of [Qt.Key_Tab, Qt.Key_Backtab]) {
                for (let i = 0; i < 16; ++i) {
                    keyClick(key);
                    const stop = list.Window.activeFocusItem;
                    const top = stop.mapToItem(list, 0, 0).y;
                    verify(top >= 0 && top + stop.height <= list.height, stop + " at " + top);
                    labels.push(stop.label);
                }
            }
            verify(labels.includes("place 8"));
        }

        function test_aPressOnWordsLeavesThemWhereTheyAre() {
            timeline.addNewest(Scenes.message(Scenes.bo, "09:01", "A long message. ".repeat(200)));
            tryVerify(() => list.stuck && list.itemAtIndex(0).height > list.height);
            waitForRendering(list);
            const before = list.contentY;
            mouseClick(list, 300, 200);
            verify(list.activeFocus);
            compare(list.contentY, before);
        }

        function test_keysActOnTheMessageWithFocus_data() {
            return [
                { tag: "copy", key: Qt.Key_C, action: "copy" },
                { tag: "reply", key: Qt.Key_R, action: "reply" },
                { tag: "edit", key: Qt.Key_E, action: "edit" },
                { tag: "delete", key: Qt.Key_Delete, action: "remove" }
            ];
        }

        function test_keysActOnTheMessageWithFocus(data) {
            timeline.addNewest(Scenes.message(Scenes.ada, "09:01", "Mine"));
            list.forceActiveFocus(Qt.TabFocusReason);
            list.currentIndex = 0;
            keyClick(data.key);
            compare(actionSpy.count, 1);
            compare(actionSpy.signalArguments[0][0], data.action);
        }

        function test_someoneElsesMessageIsNotEdited() {
            timeline.addNewest(Scenes.message(Scenes.bo, "09:01", "Theirs"));
            list.forceActiveFocus(Qt.TabFocusReason);
            list.currentIndex = 0;
            keyClick(Qt.Key_E);
            keyClick(Qt.Key_Delete);
            compare(actionSpy.count, 0);
        }

        function test_rightClickAndMenuKeyAskForTheMenu() {
            const row = list.itemAtIndex(1);
            mouseClick(row, 200, row.height / 2, Qt.RightButton);
            compare(menuSpy.count, 1);
            compare(menuSpy.signalArguments[0][0], row);
            list.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Menu);
            compare(menuSpy.count, 2);
        }
    }
}
