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

    height: 500
    width: 800

    Component {
        id: listType

        MessageList {
            height: root.height
            model: timeline
            timeline: TimelineModel {
            }
            width: 800
        }
    }

    // What is read stays where it is, and a jump leads to the beginning of what it is for.
    TestCase {
        id: testCase

        property TimelineModel timeline
        property MessageList list

        name: "ReadingPlace"
        when: windowShown

        function init() {
            Theme.textScale = 1;
            list = createTemporaryObject(listType, root);
            timeline = list.timeline;
        }

        function cleanup() {
            Theme.textScale = 1;
        }

        function show(rows) {
            timeline.setRows(rows);
            tryVerify(() => !list.opening && list.itemAtIndex(0) !== null);
            Tree.draw(testCase, list);
        }

        function paragraphs(count) {
            const words = [];
            for (let i = 0; i < count; ++i)
                words.push("Paragraph " + i + " of some words that fill a line and a little more of the next, so that it breaks.".repeat(3));
            return words.join("\n\n");
        }

        // Of very different heights, as real ones are.
        function history() {
            const rows = [];
            for (let i = 0; i < 60; ++i)
                rows.push(Scenes.message(i % 3 ? Scenes.bo : Scenes.ada, "09:00", "Message " + i + " some more words".repeat(i % 5 * 9)));
            return rows;
        }

        function topOf(row) {
            const item = list.itemAtIndex(row);
            return item === null ? -100000 : item.mapToItem(list, 0, 0).y;
        }

        function uppermost() {
            return list.indexAt(100, list.contentY + 1);
        }

        // What the first line in sight says: the paragraph that it is of.
        function firstWords() {
            const all = Tree.all(list.itemAtIndex(uppermost()), (item) => item.selectByMouse !== undefined);
            const at = all.filter(item => item.mapToItem(list, 0, item.height).y > Theme.bodyLine / 2).sort((a, b) => a.mapToItem(list, 0, 0).y - b.mapToItem(list, 0, 0).y);
            return at.length === 0 ? "" : at[0].text;
        }

        // The list rests when its upper edge says so, which takes a while after a change of widths or sizes.
        function rest() {
            const edge = Tree.withProperty(list, "restless");
            tryVerify(() => {
                const before = [list.contentY, list.contentHeight, uppermost()].join();
                Tree.draw(testCase, list);
                return !edge.restless && !list.opening && before === [list.contentY, list.contentHeight, uppermost()].join();
            }, 30000);
        }

        function changes() {
            return [
                { tag: "larger", act: () => { Theme.textScale = 2; } },
                { tag: "a little larger", act: () => { Theme.textScale = 1.15; } },
                { tag: "smaller", act: () => { Theme.textScale = 0.9; } },
                { tag: "step by step", act: () => { for (const scale of [1.15, 1.3, 1.5, 2]) { Theme.textScale = scale; wait(20); } } },
                { tag: "narrower", act: () => { list.width = 400; } },
                { tag: "narrower bit by bit", act: () => { for (let width = 780; width >= 360; width -= 20) { list.width = width; wait(5); } } }
            ];
        }

        function test_theUppermostMessageStaysWhenLinesBreakElsewhere_data() {
            return changes();
        }

        function test_theUppermostMessageStaysWhenLinesBreakElsewhere(data) {
            show(history());
            list.scrollBy(1800);
            rest();
            const row = uppermost();
            // As far as it is scrolled out; where its words have not begun, by as much.
            const top = topOf(row);
            const share = top / list.itemAtIndex(row).height;
            const inWords = Tree.withProperty(list, "restless").block >= 0;
            data.act();
            rest();
            compare(uppermost(), row);
            if (inWords)
                fuzzyCompare(topOf(row) / list.itemAtIndex(row).height, share, 0.15);
            else
                fuzzyCompare(topOf(row), top, 1);
            verify(!list.stuck);
        }

        // Above the oldest message there is room, and it is no row.
        function test_theBeginningStaysWhenLinesBreakElsewhere_data() {
            return changes();
        }

        function test_theBeginningStaysWhenLinesBreakElsewhere(data) {
            const rows = history();
            rows.unshift(Scenes.day("Today"));
            show(rows);
            list.toOldest();
            rest();
            const row = uppermost() < 0 ? 60 : uppermost();
            data.act();
            rest();
            compare(uppermost() < 0 ? 60 : uppermost(), row);
            verify(topOf(60) >= -1, "it begins at " + topOf(60));
        }

        function test_theLineThatIsReadStaysInALongMessage_data() {
            return changes();
        }

        function test_theLineThatIsReadStaysInALongMessage(data) {
            const rows = history();
            rows.push(Scenes.message(Scenes.bo, "09:01", paragraphs(24)));
            show(rows);
            list.scrollBy(list.itemAtIndex(0).height / 2 - list.height / 2);
            verify(!list.stuck);
            rest();
            const words = firstWords();
            verify(words.startsWith("Paragraph "), words);
            data.act();
            rest();
            compare(firstWords(), words);
        }

        function lines(count) {
            const words = [];
            for (let i = 0; i < count; ++i)
                words.push("line " + i);
            return words.join("\n");
        }

        function test_theLineThatIsReadStaysInAVeryLongMessage_data() {
            const rows = [];
            for (const part of [[paragraphs(200), "paragraphs"], ["```\n" + lines(800) + "\n```", "code"], ["- " + lines(600).replace(/\n/g, "\n- "), "items"], ["| a |\n|-|\n| " + lines(600).replace(/\n/g, " |\n| ") + " |", "rows"]]) {
                for (const scale of [1.15, 2, 0.9])
                    rows.push({ tag: part[1] + " at " + scale, text: part[0], scale: scale });
            }
            return rows;
        }

        function test_theLineThatIsReadStaysInAVeryLongMessage(data) {
            const rows = history();
            rows.push(Scenes.message(Scenes.bo, "09:01", "before\n\n" + data.text + "\n\nafter", { portions: 4 }));
            show(rows);
            list.scrollBy(list.itemAtIndex(0).height / 2 - list.height / 2);
            rest();
            const line = numberOf(firstLine());
            verify(line > 0);
            Theme.textScale = data.scale;
            rest();
            // Where lines are of equal height, to the line; what breaks elsewhere, to the paragraph.
            fuzzyCompare(numberOf(firstLine()), line, 1);
        }

        function numberOf(words) {
            return parseInt(words.replace(/^\D*/, ""));
        }

        // Of the uppermost words, the line that is at the edge.
        function firstLine() {
            const words = firstWords();
            const all = Tree.all(list.itemAtIndex(uppermost()), item => item.selectByMouse !== undefined && item.text === words);
            const text = all[0];
            const at = text.positionAt(0, Math.max(0, -text.mapToItem(list, 0, 0).y) + 1);
            const begin = words.lastIndexOf("\n", at - 1) + 1;
            return text.getText(begin, Math.max(begin, at) + 12);
        }

        function test_whoReadsTheNewestStaysThere_data() {
            return changes();
        }

        function test_whoReadsTheNewestStaysThere(data) {
            show(history());
            data.act();
            rest();
            verify(list.stuck);
            const newest = list.itemAtIndex(0);
            fuzzyCompare(list.height - newest.mapToItem(list, 0, newest.height).y, 8, 1);
        }

        function test_thereAndBackAgainIsTheSamePlace() {
            show(history());
            list.scrollBy(1800);
            rest();
            const row = uppermost();
            const before = topOf(row);
            for (const scale of [1.5, 2, 1.3, 1]) {
                Theme.textScale = scale;
                rest();
            }
            compare(uppermost(), row);
            fuzzyCompare(topOf(row), before, 3);
        }

        function withLine() {
            const rows = history();
            rows.splice(40, 0, Scenes.line(), Scenes.message(Scenes.bo, "09:01", paragraphs(40)));
            return rows;
        }

        function test_aJumpToAHighMessageShowsItsBeginningAndTheLine() {
            const rows = withLine();
            show(rows);
            timeline.newMessagesRow = rows.length - 1 - 40;
            timeline.missedCount = 21;
            const row = timeline.newMessagesRow - 1;
            compare(timeline.rowOfMessage(rows[41].id), row);
            list.toNewest();
            rest();
            timeline.jumpTo(rows[41].id);
            rest();
            verify(list.itemAtIndex(row).height > list.height);
            verify(topOf(row + 1) >= 0, "the line is at " + topOf(row + 1));
            verify(topOf(row) < list.height / 2, "its message is at " + topOf(row));
            tryVerify(() => list.lineInSight);
            tryCompare(timeline, "missedCount", 0);
        }

        function test_aJumpShowsTheLineAlsoWhereSystemLinesStandBelowIt() {
            const rows = withLine();
            rows.splice(41, 0, { kind: TimelineModel.SystemRow, id: "s1", label: "Bo joined" }, { kind: TimelineModel.SystemRow, id: "s2", label: "Mia left" });
            show(rows);
            timeline.newMessagesRow = rows.length - 1 - 40;
            timeline.missedCount = 21;
            const row = timeline.newMessagesRow - 3;
            compare(timeline.rowOfMessage(rows[43].id), row);
            list.toNewest();
            rest();
            timeline.jumpTo(rows[43].id);
            rest();
            verify(topOf(timeline.newMessagesRow) >= 0, "the line is at " + topOf(timeline.newMessagesRow));
            verify(topOf(row) < list.height / 2, "its message is at " + topOf(row));
            tryCompare(timeline, "missedCount", 0);
        }

        function test_aJumpToAHighMessageWithoutALineShowsItsBeginning() {
            const rows = withLine();
            rows.splice(40, 1);
            show(rows);
            timeline.jumpTo(rows[40].id);
            rest();
            const top = topOf(timeline.rowOfMessage(rows[40].id));
            verify(top >= 0 && top < list.height / 2, "it is at " + top);
        }

        function test_theKeyToTheOldestShowsItsBeginning() {
            const rows = history();
            rows.unshift(Scenes.message(Scenes.bo, "08:01", paragraphs(40)));
            show(rows);
            list.toOldest();
            rest();
            const top = topOf(rows.length - 1);
            verify(top >= 0 && top < list.height / 2, "it is at " + top);
        }

        function test_theKeyToTheNextMessageShowsItsBeginning() {
            const rows = history();
            rows.splice(58, 0, Scenes.message(Scenes.bo, "09:01", paragraphs(40)));
            show(rows);
            list.forceActiveFocus(Qt.TabFocusReason);
            for (let i = 0; i < 3; ++i)
                keyClick(Qt.Key_Up);
            compare(list.currentIndex, 3);
            keyClick(Qt.Key_Down);
            compare(list.currentIndex, 2);
            const top = topOf(2);
            verify(top >= 0 && top < list.height / 2, "it is at " + top);
        }
    }
}
