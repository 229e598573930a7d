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

    height: 600
    width: 800

    Component {
        id: viewType

        TimelineView {
            anchors.fill: parent
            room: CurrentRoom {
            }
        }
    }

    Component {
        id: spyType

        SignalSpy {
        }
    }

    TestCase {
        id: testCase

        property CurrentRoom room
        property TimelineView view

        name: "TimelineView"
        when: windowShown

        function init() {
            view = createTemporaryObject(viewType, root);
            room = view.room;
        }

        function show(rows) {
            room.timeline.setRows(rows);
            tryVerify(() => row(0) !== null);
            Tree.draw(testCase, view);
        }

        function list() {
            return Tree.find(view, (item) => item.scrollBy !== undefined);
        }

        function row(index) {
            return list().itemAtIndex(index);
        }

        function press(name) {
            const button = Tree.byName(view, name);
            verify(button !== null, "no button " + name);
            mouseClick(button);
        }

        function menuItem(text) {
            return Tree.find(view.Window.window.contentItem.parent ?? view.Window.window.contentItem, (item) => item.text === text && item.triggered !== undefined && item.visible);
        }

        function many() {
            const rows = [];
            for (let i = 0; i < 60; ++i)
                rows.push(Scenes.message(Scenes.bo, "09:00", "Message " + i));
            return rows;
        }

        function test_aPillLeadsToWhatWasMissedAndCountsIt() {
            show(many());
            verify(Tree.byName(view, "Jump to the first of 1,500 new") === null);
            room.timeline.missedCount = 1500;
            room.timeline.lineOlder = true;
            tryVerify(() => Tree.byName(view, "Jump to the first of 1,500 new") !== null);
            Tree.draw(testCase, view);
            press("Jump to the first of 1,500 new");
            compare(room.timeline.newMessagesAsked, 1);
            room.timeline.missedCount = 0;
            tryVerify(() => Tree.byName(view, "Jump to the first of 0 new") === null);
        }

        function test_theWayToTheNewestCountsWhatIsNew() {
            show(many());
            list().scrollBy(900);
            tryVerify(() => Tree.byName(view, "Jump to newest") !== null);
            room.timeline.unseenCount = 23;
            tryVerify(() => Tree.byName(view, "Jump to newest, 23 new") !== null);
            compare(Tree.byName(view, "Jump to newest, 23 new").text, "23 new");
        }

        function pills() {
            return Tree.all(view, (item) => item.raised === true && item.shown === true).map((item) => item.Accessible.name);
        }

        // A reader in the history, while messages come in below.
        function test_whatIsNewBelowIsNotOfferedAbove_data() {
            return [{ tag: "loaded", row: 7 }, { tag: "further down", row: -1 }];
        }

        function test_whatIsNewBelowIsNotOfferedAbove(data) {
            show(many());
            list().scrollBy(900);
            room.timeline.seenRow = -1;
            room.timeline.newMessagesRow = data.row;
            room.timeline.missedCount = 7;
            room.timeline.unseenCount = 7;
            tryVerify(() => room.timeline.seenRow > 0);
            compare(pills(), ["Jump to newest, 7 new"]);
        }

        function test_noMessageIsCountedInBothDirections() {
            show(many());
            list().scrollBy(300);
            room.timeline.newMessagesRow = 50;
            room.timeline.missedCount = 9;
            room.timeline.unseenCount = 3;
            tryVerify(() => pills().length === 3);
            compare(pills(), ["Jump to the first of 6 new", "Mark as read", "Jump to newest, 3 new"]);
            list().toNewest();
            tryVerify(() => pills().length === 2);
            compare(pills(), ["Jump to the first of 9 new", "Mark as read"]);
        }

        // A reader who has come to the newest without those between.
        function test_whatWasJumpedOverIsOfferedAboveUntilItIsMarkedAsRead() {
            show(many());
            room.timeline.unseenRow = 50;
            room.timeline.unseenCount = 40;
            tryVerify(() => pills().length === 2);
            compare(pills(), ["Jump to the first of 40 new", "Mark as read"]);
            Tree.draw(testCase, view);
            tryCompare(Tree.byName(view, "Mark as read"), "opacity", 1);
            press("Mark as read");
            tryVerify(() => pills().length === 0);
            compare(room.timeline.unseenCount, 0);
        }

        function test_stopStopsTheAnswerThatRuns() {
            show(Scenes.streaming());
            press("Stop");
            compare(room.actions.calls, ["stopAnswer s2"]);
        }

        function test_aFailedAnswerCanBeAskedAgain() {
            show([Scenes.message(Scenes.sage, "09:00", "Half", {}, { present: true, streamId: "s", state: TimelineModel.Failure, stateText: "Failed", reason: "The provider went away.", canRetry: true })]);
            press("Ask again");
            compare(room.actions.calls, ["retryAnswer " + row(0).messageId]);
        }

        function test_anAnswerThatDidNotEndWellIsContinued() {
            show(Scenes.cutAnswers().slice(0, 4));
            verify(Tree.find(view, (item) => item.text === "Cut at the model's length limit") !== null);
            press("Continue");
            compare(room.actions.calls, ["continueAnswer m3"]);
        }

        function test_whatIsAskedForIsNotAskedForAgain() {
            const answer = { present: true, streamId: "s", state: TimelineModel.Stopped, stateText: "Stopped", canContinue: true, canRetry: true, asking: true };
            show([Scenes.message(Scenes.sage, "09:00", "Half", {}, answer)]);
            press("Continue");
            press("Ask again");
            compare(room.actions.calls, []);
        }

        function test_anAnswerLeadsToTheOneItCarriesOn() {
            show(Scenes.cutAnswers());
            const jumped = createTemporaryObject(spyType, root, { target: room.timeline, signalName: "jumpReady" });
            press("Continues the answer above");
            compare(jumped.count, 1);
            compare(jumped.signalArguments[0][1], "m2");
        }

        function test_whoAsksFromFarUpSeesTheAnswerBegin() {
            show(many());
            list().scrollBy(900);
            verify(!list().stuck);
            room.actions.asked();
            tryCompare(list(), "stuck", true);
            tryCompare(list(), "atYEnd", true);
        }

        function test_aThoughtIsOpenedAndClosedByAPressAndByAKey() {
            show(Scenes.thoughts());
            const at = room.timeline.rowOfMessage("m2");
            press("Thought for 12 s");
            tryVerify(() => row(at).thought.open);
            const fold = Tree.byName(view, "Thought for 12 s");
            verify(fold.Accessible.checked);
            fold.forceActiveFocus(Qt.TabFocusReason);
            keyClick(Qt.Key_Return);
            tryVerify(() => !row(at).thought.open);
            press("Try again");
            tryVerify(() => row(room.timeline.rowOfMessage("m4")).thought.loading);
        }

        function test_whileAnAgentThinksTheEndOfALongThoughtIsInSight() {
            show(Scenes.thinking("A step of many.\n\n".repeat(60)));
            const words = Tree.find(view, (item) => item.contentY !== undefined && item.interactive === false && item.contentHeight > item.height);
            verify(words !== null, "the thought is not bounded");
            verify(words.height <= 130);
            compare(words.contentY, words.contentHeight - words.height);
            verify(Tree.byName(view, "Stop") !== null);
            verify(Tree.find(view, (item) => item.text === "Reading" && item.visible) === null);
        }

        function test_whatIsReadStaysInItsPlaceWhenAThoughtIsOpened() {
            const rows = [];
            for (let i = 0; i < 30; ++i)
                rows.push(Scenes.message(Scenes.bo, "09:00", "Message " + i));
            rows.splice(20, 0, Scenes.message(Scenes.sage, "09:00", "Said", {}, Scenes.done, { present: true, label: "Thought for 12 s", text: "A step of many.\n\n".repeat(8) }));
            show(rows);
            list().scrollBy(300);
            const fold = Tree.byName(view, "Thought for 12 s");
            verify(fold !== null);
            const y = fold.mapToItem(view, 0, 0).y;
            mouseClick(fold);
            Tree.draw(testCase, view);
            fuzzyCompare(fold.mapToItem(view, 0, 0).y, y, 1);
            mouseClick(fold);
            Tree.draw(testCase, view);
            fuzzyCompare(fold.mapToItem(view, 0, 0).y, y, 1);
        }

        // Also those of blocks that are out of sight.
        function linkStops(item) {
            const found = item.url !== undefined && item.label !== undefined ? [item] : [];
            return Array.from(item.children).reduce((all, child) => all.concat(linkStops(child)), found);
        }

        function test_footnotesOfAThoughtLeadToTheirNotesAndBack() {
            const words = "Known.[^1]\n\n" + "A step of many.\n\n".repeat(40) + "[^1]: From a book.";
            show(many().concat([Scenes.message(Scenes.sage, "09:00", "Because.", {}, Scenes.done, { present: true, open: true, label: "Thought for 12 s", text: words })]));
            list().scrollBy(700);
            Tree.draw(testCase, view);
            const stops = linkStops(row(0));
            compare(stops.map((stop) => stop.url), ["#note-1", "#mark-1"]);
            const inSight = (stop) => {
                const y = stop.mapToItem(list(), 0, 0).y;
                return y >= 0 && y + stop.height <= list().height;
            };
            verify(!inSight(stops[1]));
            stops[0].pressed();
            tryVerify(() => inSight(stops[1]));
            list().toNewest();
            Tree.draw(testCase, view);
            verify(!inSight(stops[0]));
            stops[1].pressed();
            tryVerify(() => inSight(stops[0]));
        }

        function test_whoIsAtTheNewestStaysThereWhenAThoughtIsOpened_data() {
            return [{ tag: "with room for it", steps: 8, late: false }, { tag: "that comes later", steps: 8, late: true }, { tag: "higher than the view", steps: 60, late: false }];
        }

        function test_whoIsAtTheNewestStaysThereWhenAThoughtIsOpened(data) {
            const words = "A step of many.\n\n".repeat(data.steps);
            const rows = many();
            rows.push(Scenes.message(Scenes.sage, "09:00", "Because.", {}, Scenes.done, { present: true, label: "Thought for 12 s", loading: data.late, text: data.late ? "" : words }));
            show(rows);
            tryVerify(() => list().stuck);
            const fold = Tree.byName(view, "Thought for 12 s");
            mouseClick(fold);
            Tree.draw(testCase, view);
            if (data.late)
                room.timeline.setThought(0, { loading: false, text: words });
            tryVerify(() => row(0).height > 200);
            Tree.draw(testCase, view);
            const fits = data.steps < 20;
            tryCompare(list(), "stuck", fits);
            const y = fold.mapToItem(view, 0, 0).y;
            verify(fits ? y > 0 && y < 400 : Math.abs(y) < 2, "the line of the thought is at " + y);
            tryVerify(() => pills().length === (fits ? 0 : 1));
            // From then on it counts as read on from.
            tryCompare(Tree.withProperty(list(), "openedId"), "openedId", "");
            room.timeline.addNewest(Scenes.message(Scenes.bo, "09:01", "Next"));
            tryCompare(list(), "stuck", fits);
        }

        function test_inARoomWithFewMessagesTheThoughtOpensBelowItsLine_data() {
            return [{ tag: "higher than the view", steps: 40 }, { tag: "with room for it", steps: 1 }];
        }

        function test_inARoomWithFewMessagesTheThoughtOpensBelowItsLine(data) {
            show([Scenes.message(Scenes.bo, "09:00", "Why?"), Scenes.message(Scenes.sage, "09:00", "Because.", {}, Scenes.done, { present: true, label: "Thought for 12 s", loading: true })]);
            const fold = Tree.byName(view, "Thought for 12 s");
            mouseClick(fold);
            Tree.draw(testCase, view);
            room.timeline.setThought(0, { loading: false, text: "A step of many.\n\n".repeat(data.steps) });
            tryVerify(() => Tree.find(view, (item) => item.text === "Loading…" && item.visible) === null);
            Tree.draw(testCase, view);
            const y = fold.mapToItem(view, 0, 0).y;
            verify(y >= 0 && y < view.height, "the line of the thought is at " + y);
            // What is in sight is not offered to be jumped to.
            tryVerify(() => pills().length === (data.steps > 1 ? 1 : 0));
            mouseClick(fold);
            tryVerify(() => list().stuck);
            tryVerify(() => pills().length === 0);
        }

        function test_aMessageThatWasNotSentOffersRetryAndDiscard() {
            show([Scenes.message(Scenes.ada, "09:00", "Lost", { state: TimelineModel.Failed, errorText: "No answer." })]);
            press("Retry");
            press("Discard");
            const id = row(0).info.clientId;
            compare(room.actions.calls, ["retrySend " + id, "discard " + id]);
        }

        function test_theMenuCopiesTheMessageItWasOpenedOn() {
            show(Scenes.conversation());
            const id = row(1).messageId;
            mouseClick(row(1), 200, 20, Qt.RightButton);
            choose("Copy");
            compare(room.actions.calls, ["copyText " + id]);
            tryVerify(() => menuItem("Copy") === null);
            mouseClick(row(1), 200, 20, Qt.RightButton);
            choose("Copy as Markdown");
            compare(room.actions.calls, ["copyText " + id, "copyMarkdown " + id]);
        }

        // When it stands where it will.
        function choose(text) {
            tryVerify(() => menuItem(text) !== null && menuItem(text).menu.opened);
            mouseClick(menuItem(text));
        }

        function words(index) {
            return Tree.all(row(index), item => item.selectByMouse !== undefined);
        }

        function test_theMenuCopiesWhatIsSelectedOfItsMessage() {
            show([Scenes.message(Scenes.bo, "09:00", "First **words**\n\n- one\n- two"), Scenes.message(Scenes.bo, "09:01", "Other words")]);
            mouseDrag(words(1)[0], 1, 8, 10, 80);
            const selected = words(1).map(item => item.selectedText);
            verify(selected[0] !== "" && selected[2] !== "", selected);
            mouseClick(words(1)[1], 10, 8, Qt.RightButton);
            tryVerify(() => menuItem("Copy selection") !== null);
            compare(words(1).map(item => item.selectedText), selected);
            choose("Copy selection");
            compare(room.actions.calls.length, 1);
            verify(room.actions.calls[0].endsWith(" | " + selected[0].replace("words", "**words**") + "\n\n- one\n- " + selected[2]), room.actions.calls[0]);
            tryVerify(() => menuItem("Copy") === null);
            // Nothing of another message.
            mouseClick(words(0)[0], 10, 8, Qt.RightButton);
            tryVerify(() => menuItem("Copy as Markdown") !== null);
            compare(menuItem("Copy selection"), null);
            compare(menuItem("Copy table"), null);
        }

        function test_theMenuCopiesTheTableItWasOpenedOn() {
            show([Scenes.message(Scenes.bo, "09:00", "Words\n\n| a | b |\n|---|--:|\n| c | **d** |")]);
            mouseClick(words(0)[3], 4, 4, Qt.RightButton);
            choose("Copy table");
            compare(room.actions.calls, ["copy a\tb\nc\td | | a | b |\n| --- | ---: |\n| c | **d** |"]);
            mouseClick(words(0)[0], 4, 4, Qt.RightButton);
            tryVerify(() => menuItem("Copy as Markdown") !== null);
            compare(menuItem("Copy table"), null);
        }

        function test_theMenuOffersOnlyWhatIsPossible() {
            show(Scenes.conversation());
            mouseClick(row(1), 200, 20, Qt.RightButton);
            tryVerify(() => menuItem("Copy") !== null);
            verify(menuItem("Reply") !== null);
            compare(menuItem("Edit"), null);
            compare(menuItem("Delete…"), null);
            keyClick(Qt.Key_Escape);
            tryVerify(() => menuItem("Copy") === null);
        }

        function overlay() {
            return view.Window.window.contentItem.parent ?? view.Window.window.contentItem;
        }

        function deleteButton() {
            return Tree.find(overlay(), (item) => item.text === "Delete" && item.kind !== undefined && item.visible);
        }

        function said(text) {
            return Tree.find(overlay(), (item) => item.text === text) !== null;
        }

        function askToDelete(index) {
            list().forceActiveFocus(Qt.TabFocusReason);
            list().currentIndex = index;
            keyClick(Qt.Key_Delete, Qt.ControlModifier);
            tryVerify(() => deleteButton() !== null && deleteButton().visualFocus);
        }

        function test_deletingAsksByAuthorAndFirstLine() {
            show(Scenes.conversation());
            room.timeline.setInfo(1, { canDelete: true });
            askToDelete(1);
            compare(room.actions.calls, []);
            verify(said("Delete the message by \u2068Bo Andersen\u2069?"));
            verify(said("@Ada Lovelace shall I move it to the worker pool?"));
            keyClick(Qt.Key_Escape);
            tryVerify(() => deleteButton() === null);
            askToDelete(0);
            verify(said("Delete your message?"));
            verify(said("Please do. I will write the test for it."));
            keyClick(Qt.Key_Escape);
            tryVerify(() => deleteButton() === null);
            compare(room.actions.calls, []);
        }

        function test_enterDeletesWhatTheQuestionNames() {
            show(Scenes.conversation());
            const id = row(0).messageId;
            askToDelete(0);
            room.timeline.addNewest(Scenes.message(Scenes.bo, "09:30", "Meanwhile"));
            keyClick(Qt.Key_Return);
            compare(room.actions.calls, ["remove " + id]);
            tryVerify(() => deleteButton() === null);
        }

        function test_thePointerDeletesTheMessageThatItIsOn() {
            show(Scenes.conversation());
            room.timeline.setInfo(2, { canDelete: true });
            const id = row(2).messageId;
            list().currentIndex = 0;
            list().forceActiveFocus(Qt.TabFocusReason);
            mouseMove(row(2), 200, 20);
            let button = null;
            tryVerify(() => {
                button = Tree.byName(row(2), "Delete");
                return button !== null;
            });
            mouseClick(button);
            tryVerify(() => deleteButton() !== null && deleteButton().visualFocus);
            verify(said("Delete the message by \u2068Mia Okafor\u2069?"));
            mouseClick(deleteButton());
            compare(room.actions.calls, ["remove " + id]);
        }

        function test_theQuestionGoesWithItsMessage() {
            show(Scenes.conversation());
            askToDelete(0);
            room.timeline.setInfo(0, { deleted: true, canEdit: false, canDelete: false });
            tryVerify(() => deleteButton() === null);
            compare(room.actions.calls, []);
        }

        function test_anOpenMenuFollowsItsMessage() {
            show(Scenes.conversation());
            mouseClick(row(0), 200, 20, Qt.RightButton);
            tryVerify(() => menuItem("Edit") !== null);
            room.timeline.setInfo(0, { canEdit: false });
            tryVerify(() => menuItem("Edit") === null);
            verify(menuItem("Delete…") !== null);
            room.timeline.setInfo(0, { deleted: true, canDelete: false });
            tryVerify(() => menuItem("Copy") === null);
            mouseClick(row(0), 200, 20, Qt.RightButton);
            Tree.draw(testCase, view);
            compare(menuItem("Copy"), null);
        }

        function tips() {
            return Tree.all(overlay(), (item) => item.toString().startsWith("QQuickPopupItem") && item.implicitHeight < 40 && !item.enabled);
        }

        function test_noTooltipLiesOverAMenu() {
            show(Scenes.conversation());
            mouseMove(row(0), 200, 20);
            let more = null;
            tryVerify(() => {
                more = Tree.byName(row(0), "More");
                return more !== null;
            });
            // Without a desktop there are no hover effects by default.
            more.hoverEnabled = true;
            mouseMove(more);
            tryVerify(() => tips().length === 1);
            mouseClick(more);
            tryVerify(() => menuItem("Copy") !== null);
            tryVerify(() => tips().length === 0);
            mouseMove(more, 5, 5);
            wait(800);
            compare(tips().length, 0);
            keyClick(Qt.Key_Escape);
        }

        function test_aTooltipLetsTheWheelThroughAndGoes() {
            const rows = [];
            for (let i = 0; i < 60; ++i)
                rows.push(Scenes.message(Scenes.bo, "09:00", "Message " + i));
            show(rows);
            const time = Tree.find(row(3), (item) => item.text === "09:00" && item.line !== undefined);
            mouseMove(time);
            tryVerify(() => tips().length === 1);
            const tip = tips()[0];
            const before = list().contentY;
            mouseWheel(tip, tip.width / 2, tip.height / 2, 0, 120);
            verify(list().contentY < before, "the wheel was swallowed");
            tryVerify(() => tips().length === 0);
        }

        function test_thePillLeadsBackToTheNewest() {
            const rows = [];
            for (let i = 0; i < 60; ++i)
                rows.push(Scenes.message(Scenes.bo, "09:00", "Message " + i));
            show(rows);
            list().scrollBy(900);
            room.timeline.unseenCount = 3;
            tryVerify(() => Tree.byName(view, "3 new") !== null);
            tryCompare(Tree.byName(view, "3 new"), "opacity", 1);
            mouseClick(Tree.byName(view, "3 new"));
            verify(list().stuck);
            tryVerify(() => Tree.byName(view, "3 new") === null);
        }

        function test_thePillLiesOverNoMessage() {
            show(many());
            const end = list().height;
            list().scrollBy(900);
            tryVerify(() => Tree.byName(view, "Jump to newest") !== null);
            const pill = Tree.byName(view, "Jump to newest");
            tryCompare(pill, "opacity", 1);
            const top = pill.mapToItem(view, 0, 0).y;
            const lower = list().mapToItem(view, 0, list().height).y;
            verify(lower <= top, "the messages go down to " + lower + ", the pill begins at " + top);
            verify(pill.mapToItem(view, 0, pill.height).y <= view.height);
            // All the room is theirs again at the newest.
            list().scrollBy(-1000);
            tryVerify(() => list().stuck);
            tryCompare(list(), "height", end);
            tryVerify(() => list().atYEnd);
        }

        // A step up and down again, as by the wheel.
        function test_atTheNewestThePillComesAndGoesWithItsReader() {
            show(many());
            for (const step of [20, 60, 200]) {
                const at = row(8).mapToItem(view, 0, 0).y;
                list().scrollBy(step);
                tryVerify(() => pills().length === 1);
                Tree.draw(testCase, view);
                compare(pills().length, 1);
                fuzzyCompare(row(8).mapToItem(view, 0, 0).y, at + step, 1);
                list().scrollBy(-step - 60);
                tryVerify(() => pills().length === 0);
                verify(list().stuck && list().atYEnd);
            }
        }

        function test_aPageDownLeadsBackFromAPageUp() {
            show(many());
            for (const pages of [1, 3]) {
                for (let i = 0; i < pages; ++i) {
                    list().scrollByPage(-1);
                    tryVerify(() => pills().length === 1);
                    Tree.draw(testCase, view);
                }
                for (let i = 0; i < pages; ++i) {
                    verify(!list().stuck);
                    list().scrollByPage(1);
                }
                verify(list().stuck);
                tryVerify(() => list().atYEnd);
                tryVerify(() => pills().length === 0);
            }
        }

        function test_thePillLeadsOutOfThePast() {
            show(Scenes.conversation());
            const past = [];
            for (let i = 0; i < 50; ++i)
                past.push(Scenes.message(Scenes.bo, "09:00", "Past " + i));
            room.timeline.setPast(past);
            room.timeline.jumpTo(past[49].id);
            tryVerify(() => Tree.byName(view, "Jump to newest") !== null);
            tryCompare(Tree.byName(view, "Jump to newest"), "opacity", 1);
            press("Jump to newest");
            verify(room.timeline.atEnd);
            tryVerify(() => Tree.byName(view, "Jump to newest") === null);
        }

        function test_whatCouldNotBeLoadedIsSaidAndTriedAgain() {
            show(Scenes.conversation());
            compare(Tree.byName(view, "Try again"), null);
            room.timeline.errorText = "Older messages could not be loaded. There is no connection to the server.";
            tryVerify(() => Tree.byName(view, "Try again") !== null);
            verify(Tree.byName(view, room.timeline.errorText) !== null);
            press("Try again");
            compare(room.timeline.retries, 1);
        }

        function test_aRoomWithoutItsFirstPageOffersAnotherTry() {
            room.timeline.errorText = "Messages could not be loaded. The server is busy.";
            tryVerify(() => Tree.byName(view, "Try again") !== null);
            press("Try again");
            compare(room.timeline.retries, 1);
        }

        function test_ticksTellTheState_data() {
            return [
                { tag: "sending", state: TimelineModel.Sending, words: "Sending…" },
                { tag: "sent", state: TimelineModel.Sent, words: "Sent" },
                { tag: "seen", state: TimelineModel.Seen, words: "Seen by 2" }
            ];
        }

        function test_ticksTellTheState(data) {
            show([Scenes.message(Scenes.ada, "09:00", "Mine", { state: data.state, stateText: data.words })]);
            verify(Tree.byName(view, data.words) !== null);
            compare(row(0).Accessible.description, data.words);
        }

        function test_aNameIsNoPlaceToBeFilledIn() {
            show([Scenes.message({ name: "%3 %2", initials: "P", colorIndex: 1 }, "09:00", "Hello")]);
            compare(row(0).Accessible.name, "\u2068%3 %2\u2069, 09:00: \u2068Hello\u2069");
        }

        function test_messageTextIsNeverMarkup() {
            show([Scenes.message({ name: "<b>Bo</b>", initials: "B", colorIndex: 1 }, "09:00", "Hello")]);
            verify(Tree.find(row(0), (item) => item.text === "<b>Bo</b>" && item.textFormat === Text.PlainText) !== null);
        }

        function test_anEmptyRoomSaysWhatToDo() {
            room.timeline.empty = true;
            verify(Tree.find(view, (item) => item.buttonText !== undefined && item.buttonText !== "" && item.visible) !== null);
        }
    }
}
