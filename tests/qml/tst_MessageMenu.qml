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
            room: App.room
        }
    }

    TestCase {
        id: testCase

        property TimelineView view

        name: "MessageMenu"
        when: windowShown

        function init() {
            view = createTemporaryObject(viewType, root);
        }

        function show(texts) {
            App.room.timeline.setRows(texts.map((text) => Scenes.message(Scenes.bo, "09:00", text)));
            tryVerify(() => list().itemAtIndex(texts.length - 1) !== null);
            waitForRendering(view);
        }

        function list() {
            return Tree.find(view, (item) => item.scrollBy !== undefined);
        }

        function entries(text) {
            return Tree.all(view.Window.window.contentItem.parent ?? view.Window.window.contentItem, (item) => item.triggered !== undefined && item.text.startsWith(text));
        }

        function test_linksAreOpenedFromTheMenuByKeyboard() {
            show(["See [the notes](https://a.example/b) or https://c.example"]);
            list().itemAtIndex(0).openMenuAt(20, 20);
            tryVerify(() => entries("Open").length === 2);
            compare(entries("Open").map((entry) => entry.text), ["Open \u2068the notes (a.example)\u2069", "Open \u2068https://c.example\u2069"]);
            App.links.calls = [];
            for (let i = 0; i < 10 && !entries("Open")[1].highlighted; ++i)
                keyClick(Qt.Key_Down);
            verify(entries("Open")[1].highlighted);
            keyClick(Qt.Key_Return);
            compare(App.links.calls, ["request https://c.example"]);
        }

        function test_whatIsNotSentYetCanBeTakenBack_data() {
            return [
                { tag: "sending", state: TimelineModel.Sending, text: "Don't send" },
                { tag: "waiting", state: TimelineModel.Waiting, text: "Don't send" },
                { tag: "failed", state: TimelineModel.Failed, text: "Discard" }
            ];
        }

        function test_whatIsNotSentYetCanBeTakenBack(data) {
            App.room.actions.calls = [];
            App.room.timeline.setRows([Scenes.message(Scenes.ada, "09:00", "Hello", { state: data.state })]);
            tryVerify(() => list().itemAtIndex(0) !== null);
            waitForRendering(view);
            list().itemAtIndex(0).openMenuAt(20, 20);
            tryVerify(() => entries(data.text).filter((entry) => entry.available).length === 1);
            const entry = entries(data.text)[0];
            for (let i = 0; i < 10 && !entry.highlighted; ++i)
                keyClick(Qt.Key_Down);
            keyClick(Qt.Key_Return);
            compare(App.room.actions.calls.map((call) => call.split(" ")[0]), ["discard"]);
        }

        function test_fromAMessageOfAnotherTheRoomIsMarkedUnread_data() {
            return [{ tag: "another's", author: Scenes.mia, offered: 1 }, { tag: "one's own", author: Scenes.ada, offered: 0 }];
        }

        function test_fromAMessageOfAnotherTheRoomIsMarkedUnread(data) {
            App.room.actions.calls = [];
            App.room.timeline.setRows([Scenes.message(data.author, "09:00", "Hello")]);
            tryVerify(() => list().itemAtIndex(0) !== null);
            waitForRendering(view);
            list().itemAtIndex(0).openMenuAt(20, 20);
            tryVerify(() => entries("Copy").length > 0);
            const offered = entries("Mark unread from here").filter((entry) => entry.available);
            compare(offered.length, data.offered);
            offered.forEach((entry) => entry.triggered());
            compare(App.room.actions.calls.length, data.offered);
            keyClick(Qt.Key_Escape);
            tryVerify(() => entries("Copy").length === 0);
        }

        // An answer may be written word by word meanwhile.
        function test_aClosedMenuFollowsNoMessage() {
            App.room.timeline.setRows([Scenes.message(Scenes.ada, "09:00", "Hello", { state: TimelineModel.Failed })]);
            tryVerify(() => list().itemAtIndex(0) !== null);
            waitForRendering(view);
            list().itemAtIndex(0).openMenuAt(20, 20);
            tryVerify(() => entries("Discard").length === 1);
            const entry = entries("Discard")[0];
            tryVerify(() => entry.available);
            keyClick(Qt.Key_Escape);
            tryVerify(() => entries("Copy").length === 0);
            verify(!entry.available);
        }

        function test_theAddressOfTheLinkBelowThePointerIsCopied_data() {
            const text = "[one](https://a.example/b?c=d) and **[two](https://e.example/f)**";
            return [
                { tag: "the first", text: text, words: "one", copied: "https://a.example/b?c=d" },
                { tag: "a bold one", text: text, words: "two", copied: "https://e.example/f" },
                { tag: "in a cell", text: "|a|b|\n|-|-|\n|" + text + "|c|", words: "two", copied: "https://e.example/f" },
                { tag: "of a picture", text: text + "\n\n![name](https://g.example/h.png)", words: "name", copied: "https://g.example/h.png" },
                { tag: "of mail", text: "one@i.example and two@i.example", words: "two@i.example", copied: "two@i.example", mail: true },
                { tag: "beside them", text: text, words: "and", copied: "" },
                { tag: "the only one", text: "[one](https://a.example/b) and more", words: "more", copied: "https://a.example/b" }
            ];
        }

        // Where the words are, in the row.
        function placeOf(row, words) {
            const texts = Tree.all(row, (item) => item.visible && typeof item.text === "string" && item.text.includes(words));
            const text = texts[texts.length - 1];
            const at = text.positionToRectangle !== undefined ? text.positionToRectangle(text.text.indexOf(words) + 1) : Qt.rect(10, 8, 0, 0);
            return text.mapToItem(row, at.x, at.y + at.height / 2);
        }

        function test_theAddressOfTheLinkBelowThePointerIsCopied(data) {
            show([data.text]);
            App.room.actions.calls = [];
            const row = list().itemAtIndex(0);
            const at = placeOf(row, data.words);
            mouseClick(row, at.x, at.y, Qt.RightButton);
            tryVerify(() => entries("Copy as").length === 1);
            const name = data.mail ? "Copy mail address" : "Copy link address";
            const entry = entries(name).filter((item) => item.available)[0];
            compare(entry !== undefined, data.copied !== "");
            if (entry !== undefined)
                entry.triggered();
            compare(App.room.actions.calls, data.copied === "" ? [] : ["copy " + data.copied + " | " + data.copied]);
            keyClick(Qt.Key_Escape);
            tryVerify(() => entries("Copy").length === 0);
        }

        function test_theLinksAreThoseOfTheMessage() {
            show(["[one](https://a.example)", "no link"]);
            const rows = [0, 1].map((index) => list().itemAtIndex(index));
            for (const row of rows) {
                row.openMenuAt(20, 20);
                tryVerify(() => entries("Copy as").length === 1);
                compare(entries("Open").length, row.content === "no link" ? 0 : 1);
                keyClick(Qt.Key_Escape);
                tryVerify(() => entries("Copy").length === 0);
            }
        }
    }
}
