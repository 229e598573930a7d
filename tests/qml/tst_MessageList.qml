// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab.Models
import Confab.Theme
import Confab.Timeline
import "Scenes.js" as Scenes
import "Tree.js" as Tree

Item {
    id: root

    // The keys that the list leaves to others, as the page hands those to the composer.
    property var handedOn: []

    height: 500
    width: 800

    Keys.onPressed: event => root.handedOn.push(event.text)

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

        function test_whatSomebodyBlockedWroteIsShownWhenItIsAskedFor() {
            timeline.setRows(Scenes.blockedMessages());
            list.forceLayout();
            const row = list.itemAtIndex(2);
            verify(!row.words.visible);
            verify(!row.Accessible.name.includes("Hidden words"), row.Accessible.name);
            const ground = Tree.find(row, (item) => item.mentioned !== undefined);
            verify(!ground.mentioned);
            const button = Tree.find(row, (item) => String(item.text).startsWith("Message of somebody you blocked") && item.clicked !== undefined);
            compare(button.text, "Message of somebody you blocked – show");
            button.clicked();
            tryVerify(() => row.words.visible);
            verify(row.Accessible.name.includes("Hidden words"));
            verify(ground.mentioned);
            compare(button.text, "Message of somebody you blocked – hide");
            button.clicked();
            tryVerify(() => !row.words.visible);
            // Nobody else's is folded.
            const other = list.itemAtIndex(3);
            verify(other.words.visible);
            compare(Tree.find(other, (item) => String(item.text).startsWith("Message of somebody") && item.visible), null);
        }

        function test_aSystemLineIsReachedByTheKeysAndTellsItsTime() {
            timeline.setRows(Scenes.systemLines().slice(0, 5));
            list.forceLayout();
            list.forceActiveFocus(Qt.TabFocusReason);
            tryVerify(() => list.currentItem !== null);
            compare(list.currentIndex, 0);
            keyClick(Qt.Key_Up);
            compare(list.currentIndex, 1);
            const line = list.currentItem;
            compare(line.Accessible.description, "Tuesday, 3 March 2026 at 18:03:07");
            verify(line.focused);
            const time = Tree.find(line, (item) => item.text === "18:03");
            verify(time.visible);
            // There is nothing to be done with it.
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_C, Qt.ControlModifier);
            compare(list.currentIndex, 1);
            keyClick(Qt.Key_Up);
            compare(list.currentIndex, 2);
            verify(!time.visible);
        }

        function init() {
            list = createTemporaryObject(listType, root);
            timeline = list.timeline;
            const rows = [];
            for (let i = 0; i < 60; ++i)
                rows.push(Scenes.message(i % 3 ? Scenes.bo : Scenes.ada, "09:00", "Message " + i));
            timeline.setRows(rows);
            actionSpy.target = list;
            actionSpy.clear();
            root.handedOn = [];
            menuSpy.target = list;
            menuSpy.clear();
            tryVerify(() => !list.opening && list.atNewest() && list.itemAtIndex(0) !== null);
        }

        function gap() {
            const newest = list.itemAtIndex(0);
            return newest === null ? 100000 : list.height - newest.mapToItem(list, 0, newest.height).y;
        }

        function rowInSight() {
            Tree.draw(testCase, list);
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

        function test_aPartOfAMessageIsOpenedAndStaysSo() {
            timeline.addNewest(Scenes.message(Scenes.bo, "09:01", "<details>\n<summary>More of it</summary>\n\nHidden words\n\n</details>"));
            const words = row => Tree.find(list.itemAtIndex(row), item => item.text === "Hidden words");
            const button = row => Tree.byName(list.itemAtIndex(row), "More of it");
            tryVerify(() => list.itemAtIndex(0) !== null && button(0) !== null);
            compare(words(0), null);
            verify(!button(0).Accessible.checked);
            mouseClick(button(0));
            tryVerify(() => words(0) !== null);
            verify(button(0).Accessible.checked);
            // In another row, and by the keyboard.
            timeline.addNewest(Scenes.message(Scenes.bo, "09:02", "Another"));
            tryVerify(() => list.itemAtIndex(1) !== null && words(1) !== null);
            button(1).forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            tryVerify(() => words(1) === null);
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
            Tree.draw(testCase, list);
            fuzzyCompare(topOf(row + 1), before, 1);
            verify(!list.stuck);
        }

        function test_olderMessagesLeaveTheReaderAlone() {
            list.scrollBy(900);
            const row = rowInSight();
            const before = topOf(row);
            for (let i = 0; i < 50; ++i)
                timeline.addOldest(Scenes.message(Scenes.bo, "08:01", "Old " + i));
            Tree.draw(testCase, list);
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
                Tree.draw(testCase, list);
                fuzzyCompare(middleOf(row), list.height / 2, 2);
            }
            verify(list.itemAtIndex(row).marked);
            verify(!list.stuck);
        }

        function test_theMarkStaysOnItsMessage() {
            const row = jumpToThePast(25);
            timeline.addNewerPage(past());
            Tree.draw(testCase, list);
            verify(list.itemAtIndex(row + 50).marked);
            fuzzyCompare(middleOf(row + 50), list.height / 2, 2);
        }

        function test_thePastLeadsBackToTheNewest_data() {
            return [{ tag: "pill", act: () => list.toNewest() }, { tag: "End", act: () => keyClick(Qt.Key_End) }];
        }

        function test_thePastLeadsBackToTheNewest(data) {
            jumpToThePast(25);
            Tree.draw(testCase, list);
            list.forceActiveFocus(Qt.TabFocusReason);
            timeline.newMessagesRow = 40;
            data.act();
            verify(timeline.atEnd);
            Tree.draw(testCase, list);
            compare(list.itemAtIndex(0).content, "Message 59");
            fuzzyCompare(gap(), 8, 1);
            verify(list.stuck);
        }

        function test_theLowerEndOfThePastIsNotTheNewest() {
            jumpToThePast(47);
            Tree.draw(testCase, list);
            list.scrollBy(-100000);
            verify(!list.stuck);
            const asked = timeline.newerAsked;
            verify(asked > 0);
            const before = topOf(0);
            timeline.addNewerPage(past());
            Tree.draw(testCase, list);
            fuzzyCompare(topOf(50), before, 1);
            verify(!list.stuck);
            timeline.atEnd = true;
            list.scrollBy(-100000);
            tryVerify(() => list.stuck);
        }

        function test_theNewestPageThatBringsNothingEndsThePast() {
            jumpToThePast(47);
            Tree.draw(testCase, list);
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
            Tree.draw(testCase, list);
            const before = list.contentY;
            list.scrollBy(data.by);
            verify(!list.stuck);
            Tree.draw(testCase, list);
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

        // Whoever reads near it finds everything where it was.
        function test_theLineStaysWhileItIsInSight() {
            list.lineRest = 20;
            showLine(2);
            tryCompare(timeline, "missedCount", 0);
            const before = topOf(5);
            wait(400); // longer than the list takes to come to rest, and than the line is given
            compare(timeline.newMessagesRow, 2);
            compare(topOf(5), before);
        }

        function test_theLineGoesOutOfSightAndNothingMoves() {
            list.lineRest = 20;
            showLine(2);
            tryCompare(timeline, "missedCount", 0);
            for (let i = 0; i < 20; ++i)
                timeline.addNewest(Scenes.message(Scenes.bo, "09:01", "New " + i));
            timeline.newMessagesRow = 22;
            tryVerify(() => list.stuck && list.itemAtIndex(0).content === "New 19" && Math.abs(gap() - 8) < 1);
            const before = topOf(5);
            tryCompare(timeline, "newMessagesRow", -1);
            Tree.draw(testCase, list);
            compare(topOf(5), before);
        }

        function test_scrollingLeavesAShortRoomWhereItIs_data() {
            return [{ tag: "up", act: () => mouseWheel(list, 400, 250, 0, 240) }, { tag: "down", act: () => mouseWheel(list, 400, 250, 0, -240) }, { tag: "Page Up", act: () => list.scrollByPage(-1) }, { tag: "Page Down", act: () => list.scrollByPage(1) }, { tag: "Home", act: () => list.toOldest() }];
        }

        function test_scrollingLeavesAShortRoomWhereItIs(data) {
            timeline.setRows([Scenes.message(Scenes.bo, "09:00", "One"), Scenes.message(Scenes.bo, "09:00", "Two")]);
            tryVerify(() => !list.opening && list.itemAtIndex(1) !== null && Math.abs(gap() - 8) < 1);
            for (let i = 0; i < 3; ++i)
                data.act();
            fuzzyCompare(gap(), 8, 1);
            verify(list.stuck);
        }

        function test_whatIsReadStaysWhenTheRestIsShown_data() {
            const texts = {
                paragraphs: "A paragraph.\n\n".repeat(244),
                "one paragraph": "Words of one paragraph that goes on. ".repeat(600),
                list: "- an item\n".repeat(300),
                code: "```\n" + "a line of it\n".repeat(800) + "```",
                "a table": "| a | b |\n|---|---|\n" + "| some words | and **more** of them |\n".repeat(400),
                "blocks of all kinds": "Words.\n\n```cpp\nint a;\n```\n\n- item\n\n| a |\n|---|\n| b |\n\n".repeat(60)
            };
            const rows = [];
            for (const kind of Object.keys(texts)) {
                rows.push({ tag: kind + ", the newest", row: 0, text: texts[kind], press: button => button.pressed() });
                rows.push({ tag: kind + ", pressed", row: 0, text: texts[kind], press: button => mouseClick(button) });
                rows.push({ tag: kind + ", further up", row: 3, text: texts[kind], press: button => button.pressed() });
            }
            return rows;
        }

        function test_whatIsReadStaysWhenTheRestIsShown(data) {
            timeline.setContent(data.row, data.text);
            const button = () => Tree.find(list.itemAtIndex(data.row), item => (item.text || "").startsWith("Show all") || (item.text || "").startsWith("Show more of"));
            tryVerify(() => list.itemAtIndex(data.row) !== null && button() !== null);
            Tree.draw(testCase, list);
            const height = list.itemAtIndex(data.row).height;
            const before = topOf(data.row);
            data.press(button());
            tryVerify(() => list.itemAtIndex(data.row).height > 1.5 * height);
            Tree.draw(testCase, list);
            fuzzyCompare(topOf(data.row), before, 1);
            verify(!list.stuck);
        }

        function test_anAnswerIsNamedByItsStateWhileItIsWritten() {
            timeline.setRows(Scenes.streaming());
            tryVerify(() => !list.opening && list.itemAtIndex(0) !== null);
            const row = list.itemAtIndex(0);
            const name = row.Accessible.name;
            verify(name.endsWith(": Writing"), name);
            for (let words = 1; words < 5; ++words) {
                timeline.setContent(0, "more ".repeat(words));
                compare(row.content, "more ".repeat(words));
                compare(row.Accessible.name, name);
            }
        }

        function test_aGrowingAnswerLeavesItsReaderAlone() {
            timeline.setContent(0, "A paragraph.\n\n".repeat(30));
            tryVerify(() => list.itemAtIndex(0).height > list.height && Math.abs(gap() - 8) < 1);
            list.scrollBy(200);
            verify(!list.stuck);
            const before = topOf(0);
            for (let i = 31; i < 40; ++i) {
                timeline.setContent(0, "A paragraph.\n\n".repeat(i));
                wait(0);
            }
            Tree.draw(testCase, list);
            fuzzyCompare(topOf(0), before, 1);
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
            Tree.draw(testCase, list);
            list.forceActiveFocus(Qt.TabFocusReason);
            const labels = [];
            for (const key of [Qt.Key_Up, Qt.Key_Down]) {
                for (let i = 0; i < 16; ++i) {
                    keyClick(key);
                    keyClick(Qt.Key_Right);
                    const stop = list.Window.activeFocusItem;
                    const top = stop.mapToItem(list, 0, 0).y;
                    verify(top >= 0 && top + stop.height <= list.height, stop + " at " + top);
                    labels.push(stop.label);
                }
            }
            verify(labels.includes("place 8"));
        }

        function test_whatCanBePressedInAMessageIsReachedWithinIt() {
            timeline.setRows([Scenes.message(Scenes.bo, "09:00", "See [one](https://a.example/1) and [two](https://a.example/2).\n\n```\ncode\n```")]);
            tryVerify(() => !list.opening && list.itemAtIndex(0) !== null);
            Tree.draw(testCase, list);
            list.forceActiveFocus(Qt.TabFocusReason);
            const reached = [];
            for (const key of [Qt.Key_Right, Qt.Key_Right, Qt.Key_Right, Qt.Key_Right, Qt.Key_Left, Qt.Key_Left, Qt.Key_Left, Qt.Key_Left]) {
                keyClick(key);
                reached.push(list.Window.activeFocusItem.Accessible.name);
            }
            const row = list.itemAtIndex(0).Accessible.name;
            compare(reached, ["one", "two", "Copy code", "Copy code", "two", "one", row, row]);
            verify(list.itemAtIndex(0).focused);
        }

        // A long message is not drawn as a whole.
        function test_linksOfALongMessageAreReachedOneAfterTheOther() {
            let text = "";
            for (let i = 0; i < 60; ++i)
                text += "See [place " + i + "](https://a.example/" + i + ")\n\n";
            timeline.setRows([Scenes.message(Scenes.bo, "09:00", text)]);
            timeline.showMore(0);
            tryVerify(() => !list.opening && list.itemAtIndex(0) !== null);
            Tree.draw(testCase, list);
            list.forceActiveFocus(Qt.TabFocusReason);
            for (let i = 0; i < 60; ++i) {
                keyClick(Qt.Key_Right);
                const stop = list.Window.activeFocusItem;
                compare(stop.label, "place " + i);
                Tree.draw(testCase, list);
                const top = stop.mapToItem(list, 0, 0).y;
                verify(stop.visible && top >= 0 && top + stop.height <= list.height, stop.label + " at " + top);
            }
        }

        function test_nothingInAMessageIsAStopOfTab() {
            timeline.setRows(Scenes.troubles().concat(Scenes.markdown(), Scenes.streaming()));
            tryVerify(() => !list.opening && list.itemAtIndex(0) !== null);
            Tree.draw(testCase, list);
            list.scrollBy(600);
            Tree.draw(testCase, list);
            const stops = Tree.all(list.contentItem, (item) => item.activeFocusOnTab === true);
            compare(stops.map(item => item.toString()), []);
        }

        function test_theRingGoesToTheEndsWithItsReader() {
            list.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Home);
            compare(list.currentIndex, 59);
            verify(list.itemAtIndex(59).focused);
            keyClick(Qt.Key_End);
            compare(list.currentIndex, 0);
            verify(list.itemAtIndex(0).focused);
        }

        function test_theKeyboardComesToWhatWasSaidLast() {
            list.forceActiveFocus(Qt.TabFocusReason);
            for (let i = 0; i < 4; ++i)
                keyClick(Qt.Key_Up);
            compare(list.currentIndex, 4);
            root.forceActiveFocus();
            verify(!list.activeFocus);
            list.forceActiveFocus(Qt.BacktabFocusReason);
            compare(list.currentIndex, 0);
            verify(list.itemAtIndex(0).focused);
        }

        function test_aPressOnWordsLeavesThemWhereTheyAre() {
            timeline.addNewest(Scenes.message(Scenes.bo, "09:01", "A long message. ".repeat(200)));
            tryVerify(() => list.stuck && list.itemAtIndex(0).height > list.height);
            Tree.draw(testCase, list);
            const before = list.contentY;
            mouseClick(list, 300, 200);
            verify(list.activeFocus);
            compare(list.contentY, before);
        }

        function test_keysActOnTheMessageWithTheRing_data() {
            return [
                { tag: "copy", key: Qt.Key_C, action: "copy" },
                { tag: "reply", key: Qt.Key_R, action: "reply" },
                { tag: "edit", key: Qt.Key_E, action: "edit" },
                { tag: "delete", key: Qt.Key_Delete, action: "remove" }
            ];
        }

        function test_keysActOnTheMessageWithTheRing(data) {
            timeline.addNewest(Scenes.message(Scenes.ada, "09:01", "Mine"));
            list.forceActiveFocus(Qt.TabFocusReason);
            list.currentIndex = 0;
            keyClick(data.key, Qt.ControlModifier);
            compare(actionSpy.count, 1);
            compare(actionSpy.signalArguments[0][0], data.action);
            compare(actionSpy.signalArguments[0][1], list.itemAtIndex(0));
        }

        function test_someoneElsesMessageIsNotEdited() {
            timeline.addNewest(Scenes.message(Scenes.bo, "09:01", "Theirs"));
            list.forceActiveFocus(Qt.TabFocusReason);
            list.currentIndex = 0;
            keyClick(Qt.Key_E, Qt.ControlModifier);
            keyClick(Qt.Key_Delete, Qt.ControlModifier);
            compare(actionSpy.count, 0);
        }

        function focusBy(way) {
            if (way === "keyboard")
                list.forceActiveFocus(Qt.TabFocusReason);
            else
                pressWordsOf(1);
            verify(list.activeFocus);
        }

        function pressWordsOf(row) {
            const words = Tree.find(list.itemAtIndex(row), (item) => item.selectByMouse !== undefined);
            mouseClick(words, 10, words.height / 2);
        }

        function test_whatIsTypedIsLeftToTheComposer_data() {
            const rows = [];
            for (const way of ["keyboard", "pointer"])
                for (const key of ["r", "e", "c", "C", "7", "?", " "])
                    rows.push({ tag: way + " '" + key + "'", way: way, key: key });
            return rows;
        }

        function test_whatIsTypedIsLeftToTheComposer(data) {
            focusBy(data.way);
            keyClick(data.key);
            compare(actionSpy.count, 0);
            compare(root.handedOn, [data.key]);
        }

        function test_aPressInTheHistoryMovesNothing() {
            list.scrollBy(900);
            const row = rowInSight();
            const before = list.contentY;
            pressWordsOf(row);
            Tree.draw(testCase, list);
            compare(list.contentY, before);
            compare(list.currentIndex, row);
            verify(!list.stuck);
            verify(!list.itemAtIndex(row).focused);
            verify(list.Window.activeFocusItem.selection !== undefined);
            keyClick(Qt.Key_Up);
            compare(list.currentIndex, row + 1);
            verify(list.itemAtIndex(row + 1).focused);
        }

        function test_wordsCanBeSelectedInARowThatBecomesCurrent() {
            focusBy("keyboard");
            const words = Tree.find(list.itemAtIndex(3), (item) => item.selectByMouse !== undefined);
            mouseDrag(words, 2, words.height / 2, 40, 0);
            compare(list.currentIndex, 3);
            verify(words.selectedText.length > 1);
            verify(list.Window.activeFocusItem.selection !== undefined);
        }

        function test_allOfTheMessageWithTheRingIsSelected() {
            timeline.setRows([Scenes.message(Scenes.bo, "09:00", "One\n\n- two\n- three"), Scenes.message(Scenes.bo, "09:01", "Four")]);
            tryVerify(() => list.itemAtIndex(1) !== null && !list.opening);
            Tree.draw(testCase, list);
            focusBy("keyboard");
            keyClick(Qt.Key_Up);
            keyClick(Qt.Key_A, Qt.ControlModifier);
            const texts = row => Tree.all(list.itemAtIndex(row), item => item.selectByMouse !== undefined).map(item => item.selectedText);
            compare(texts(1), ["One", "two", "three"]);
            compare(texts(0), [""]);
            keyClick(Qt.Key_C, Qt.ControlModifier);
            compare(actionSpy.count, 0);
            // On with the keys of the list.
            keyClick(Qt.Key_Down);
            compare(list.currentIndex, 0);
            compare(texts(1), ["", "", ""]);
        }

        function test_aSelectionLedBeyondTheEdgeBringsInWhatLiesThere() {
            const rows = [Scenes.message(Scenes.bo, "09:00", "A line.\n\n".repeat(90))];
            timeline.setRows(rows);
            tryVerify(() => list.itemAtIndex(0) !== null && !list.opening);
            timeline.showMore(0);
            tryVerify(() => list.itemAtIndex(0).height > 2 * list.height);
            Tree.draw(testCase, list);
            const before = list.contentY;
            mousePress(list, 200, 300);
            mouseMove(list, 200, 100);
            mouseMove(list, 200, -20);
            tryVerify(() => list.contentY < before - 300);
            mouseRelease(list, 200, -20);
            const selected = Tree.all(list.itemAtIndex(0), item => item.selectByMouse !== undefined && item.selectedText !== "");
            verify(selected.length > 12, selected.length + " lines are selected");
        }

        function test_theKeyboardComesInAtWhatIsInSight() {
            list.currentIndex = 0;
            list.scrollBy(900);
            rowInSight();
            const before = list.contentY;
            list.forceActiveFocus(Qt.TabFocusReason);
            compare(list.contentY, before);
            const top = topOf(list.currentIndex);
            verify(top >= 0 - list.currentItem.height && top < list.height, "the ring is at " + top);
            verify(list.currentItem.focused);
        }

        function test_noKeyActsOnAMessageWithoutTheRing() {
            timeline.addNewest(Scenes.message(Scenes.ada, "09:01", "Mine"));
            Tree.draw(testCase, list);
            focusBy("keyboard");
            pressWordsOf(0);
            keyClick(Qt.Key_Delete, Qt.ControlModifier);
            keyClick(Qt.Key_E, Qt.ControlModifier);
            compare(actionSpy.count, 0);
            list.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Up);
            verify(list.currentItem.focused);
            list.scrollBy(3000);
            keyClick(Qt.Key_Delete, Qt.ControlModifier);
            compare(actionSpy.count, 0);
        }

        function bars() {
            return Tree.all(list, (item) => item.Accessible.role === Accessible.ToolBar);
        }

        function rowOf(item) {
            while (item.messageId === undefined)
                item = item.parent;
            return item.index;
        }

        function test_onlyOneBarIsEverVisible() {
            Tree.draw(testCase, list);
            focusBy("keyboard");
            keyClick(Qt.Key_Up);
            compare(bars().map(rowOf), [1]);
            const other = list.itemAtIndex(4);
            mouseMove(other, 200, other.height / 2);
            tryVerify(() => bars().length === 1 && rowOf(bars()[0]) === 4);
            keyClick(Qt.Key_Up);
            tryVerify(() => bars().length === 1 && rowOf(bars()[0]) === 2);
            mouseMove(other, 210, other.height / 2);
            tryVerify(() => bars().length === 1 && rowOf(bars()[0]) === 4);
            const button = Tree.byName(bars()[0], "Copy");
            mouseClick(button);
            compare(actionSpy.count, 1);
            mouseMove(list.itemAtIndex(3), 200, 5);
            tryVerify(() => bars().length === 1 && rowOf(bars()[0]) === 3);
        }

        // What stands in a message: its words, code, tables and buttons.
        function partsOf(row) {
            const bar = Tree.find(list.itemAtIndex(row), (item) => item.Accessible.role === Accessible.ToolBar);
            const parts = Tree.all(list.itemAtIndex(row), (item) => item.selectByMouse !== undefined || item.focusPolicy !== undefined && item.text !== undefined);
            return parts.filter(part => {
                for (let item = part; item !== null; item = item.parent)
                    if (item === bar)
                        return false;
                return true;
            });
        }

        // Of a text, no more than what is written.
        function areaOf(item) {
            const at = item.mapToItem(list, 0, 0);
            const words = item.selectByMouse !== undefined && item.effectiveHorizontalAlignment !== TextEdit.AlignRight;
            return Qt.rect(at.x, at.y, words ? item.contentWidth : item.width, item.height);
        }

        function test_noBarComesToAPointerAtRest() {
            mouseMove(list, 300, 200);
            tryVerify(() => bars().length === 1);
            const rows = [];
            for (let i = 0; i < 30; ++i)
                rows.push(Scenes.message(Scenes.bo, "09:00", "Other " + i));
            timeline.setRows(rows);
            tryVerify(() => !list.opening && list.itemAtIndex(0) !== null);
            Tree.draw(testCase, list);
            compare(bars().length, 0);
            mouseMove(list, 302, 201);
            tryVerify(() => bars().length === 1);
        }

        function test_theBarLeavesTheMarkOfAShortMessageFree() {
            timeline.setRows([Scenes.message(Scenes.ada, "09:00", "One.", { lastInGroup: false }), Scenes.message(Scenes.ada, "09:00", "Two.", { firstInGroup: false })]);
            tryVerify(() => !list.opening && list.itemAtIndex(0) !== null);
            Tree.draw(testCase, list);
            mouseMove(list.itemAtIndex(0), 200, 15);
            tryVerify(() => bars().length === 1);
            const bar = areaOf(bars()[0]);
            const mark = areaOf(Tree.find(list.itemAtIndex(0), (item) => item.stage !== undefined));
            verify(bar.y + bar.height <= mark.y + 1 || bar.x >= mark.x + mark.width, "the bar ends at " + (bar.y + bar.height) + ", the mark begins at " + mark.y);
        }

        function test_theBarLeavesItsMessageFree_data() {
            const words = "Words that go on to the end. ".repeat(20);
            return [
                { tag: "a short line", text: "Yes." },
                { tag: "long lines", text: words },
                { tag: "code", text: "```cpp\nint x;\n```" },
                { tag: "wide code", text: "```cpp\nint x; // " + words + "\n```" },
                { tag: "a table", text: "|a|b|\n|---|---|\n|c|" + words + "|" },
                { tag: "to the left", text: "שלום לכולם" },
                { tag: "a quote", text: "> " + words }
            ];
        }

        function test_theBarLeavesItsMessageFree(data) {
            const rows = [];
            for (let i = 0; i < 6; ++i)
                rows.push(Scenes.message(Scenes.bo, "09:00", data.text, { firstInGroup: i % 3 === 0, lastInGroup: i % 3 === 2 }));
            timeline.setRows(rows);
            tryVerify(() => !list.opening && list.itemAtIndex(0) !== null);
            Tree.draw(testCase, list);
            list.scrollBy(-1000);
            for (let i = 0; i < 6; ++i) {
                const row = list.itemAtIndex(i);
                if (row === null || topOf(i) < 40)
                    break;
                mouseMove(row, 200, row.height / 2);
                tryVerify(() => bars().length === 1 && rowOf(bars()[0]) === i);
                const bar = areaOf(bars()[0]);
                for (const part of partsOf(i)) {
                    const area = areaOf(part);
                    const across = Math.min(bar.x + bar.width, area.x + area.width) - Math.max(bar.x, area.x);
                    const down = Math.min(bar.y + bar.height, area.y + area.height) - Math.max(bar.y, area.y);
                    verify(across <= 0 || down <= 1, "row " + i + ": over " + part + " by " + across + " x " + down);
                }
                // The whole of it can be reached.
                mouseMove(bars()[0], 8, bar.height - 2);
                mouseMove(bars()[0], 8, 1);
                Tree.draw(testCase, list);
                compare(bars().map(rowOf), [i]);
            }
        }

        function test_theBarLeavesTheWordsAboveFree() {
            const rows = [];
            for (let i = 0; i < 6; ++i)
                rows.push(Scenes.message(Scenes.bo, "09:00", "Words. ".repeat(10), { firstInGroup: i % 3 === 0, lastInGroup: i % 3 === 2 }));
            timeline.setRows(rows);
            tryVerify(() => !list.opening && list.itemAtIndex(0) !== null);
            Tree.draw(testCase, list);
            for (let i = 0; i < 4; ++i) {
                const row = list.itemAtIndex(i);
                mouseMove(row, 200, row.height / 2);
                tryVerify(() => bars().length === 1 && rowOf(bars()[0]) === i);
                const above = Tree.find(list.itemAtIndex(i + 1), (item) => item.selectByMouse !== undefined);
                const top = bars()[0].mapToItem(list, 0, 0).y;
                const words = above.mapToItem(list, 0, above.height).y;
                verify(top >= words, "row " + i + ": the bar at " + top + " is over words down to " + words);
                // The whole of it can be reached.
                mouseMove(bars()[0], 8, 1);
                Tree.draw(testCase, list);
                compare(bars().map(rowOf), [i]);
            }
        }

        function test_messagesOfAGroupAreFurtherApartThanParagraphs() {
            timeline.setRows([Scenes.message(Scenes.bo, "09:00", "One.\n\nTwo.", { lastInGroup: false }), Scenes.message(Scenes.bo, "09:00", "Three.", { firstInGroup: false })]);
            tryVerify(() => !list.opening && list.itemAtIndex(1) !== null);
            Tree.draw(testCase, list);
            const words = [];
            for (const row of [1, 0])
                Tree.all(list.itemAtIndex(row), (item) => item.selectByMouse !== undefined, words);
            compare(words.length, 3);
            const edges = words.map((item) => [item.mapToItem(list, 0, 0).y, item.mapToItem(list, 0, item.height).y]);
            const paragraphs = edges[1][0] - edges[0][1];
            const messages = edges[2][0] - edges[1][1];
            verify(messages >= 1.5 * paragraphs, "messages " + messages + ", paragraphs " + paragraphs);
            verify(messages <= Theme.spaceM, "messages " + messages);
            // More than a line break, or a text of short paragraphs is one block to the eye.
            verify(paragraphs >= Theme.spaceS, "paragraphs " + paragraphs);
        }

        function test_editedStandsBesideTheWords() {
            timeline.setRows([Scenes.message(Scenes.ada, "09:00", "One.", { lastInGroup: false }), Scenes.message(Scenes.ada, "09:00", "Two.", { firstInGroup: false })]);
            tryVerify(() => !list.opening && list.itemAtIndex(0) !== null);
            Tree.draw(testCase, list);
            const before = [0, 1].map((row) => list.itemAtIndex(row).height);
            for (const row of [0, 1]) {
                compare(Tree.find(list.itemAtIndex(row), (item) => item.text === "edited"), null);
                timeline.setInfo(row, { edited: true });
                verify(Tree.find(list.itemAtIndex(row), (item) => item.text === "edited") !== null);
            }
            Tree.draw(testCase, list);
            compare([0, 1].map((row) => list.itemAtIndex(row).height), before);
        }

        function test_aRowBecomesWhatItsMessageBecomes() {
            list.scrollBy(2000);
            const row = rowInSight();
            const item = list.itemAtIndex(row);
            timeline.setInfo(row, { deleted: true, canEdit: false, canDelete: false });
            timeline.setContent(row, "");
            Tree.draw(testCase, list);
            verify(Tree.find(item, (each) => each.text === "This message was deleted.") !== null);
            verify(item.height > 20);
            mouseMove(item, 200, item.height / 2);
            Tree.draw(testCase, list);
            compare(bars().length, 0);
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
