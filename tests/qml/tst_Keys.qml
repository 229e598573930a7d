// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Basic
import QtTest
import Confab
import Confab.Models
import "Scenes.js" as Scenes
import "Tree.js" as Tree

// The table of keys that people are shown, against what the window does with them.
TestCase {
    id: root

    property Main window

    name: "Keys"
    when: windowShown

    Component {
        id: windowType

        Main {
            height: 480
            width: 1180
        }
    }

    KeyTable {
        id: table
    }

    function init() {
        App.page = App.Chat;
        App.room.open = true;
        App.settings.membersShown = false;
        App.settings.sidebarCollapsed = false;
        App.settings.reducedMotion = true;
        App.room.calls = [];
        App.room.actions.calls = [];
        App.room.composer.calls = [];
        App.room.composer.text = "";
        App.room.composer.replying = false;
        App.room.composer.editing = false;
        App.room.timeline.setRows(Scenes.troubles().concat(Scenes.conversation()));
        Scenes.rooms(App.rooms);
        window = windowType.createObject(null);
        window.requestActivate();
        tryVerify(() => window.active);
        waitForRendering(window.contentItem);
    }

    function cleanup() {
        window.destroy();
        App.room.composer.text = "";
        App.room.composer.replying = false;
        App.settings.stepTextScale(0);
    }

    function list() {
        return Tree.find(window.contentItem, (item) => item.newestInSight !== undefined && item.columnWidth !== undefined);
    }

    function page() {
        return Tree.find(window.contentItem, (item) => item.perform !== undefined);
    }

    function takers() {
        return Array.from(window.contentItem.children).concat(Array.from(page().children)).filter((item) => item.acts !== undefined && item.activated !== undefined);
    }

    function rows(wanted) {
        const found = [];
        for (let i = 0; i < table.groups.length; ++i) {
            for (const key of table.groups[i].keys) {
                if (wanted(key)) {
                    for (const sequence of key.sequences)
                        found.push({ tag: table.groups[i].heading + " " + sequence, group: i, act: key.act, sequence: sequence });
                }
            }
        }
        return found;
    }

    function test_everyActIsTakenByItsKeysAndDone_data() {
        return rows((key) => key.act !== undefined);
    }

    function test_everyActIsTakenByItsKeysAndDone(data) {
        const taken = [];
        compare(takers().length, 2);
        takers().forEach((taker) => taker.activated.connect((act) => taken.push(act)));
        keySequence(data.sequence);
        compare(taken, [data.act]);
        verify(window.perform(data.act) !== page().perform(data.act), "nobody knows what to do");
    }

    function test_noKeyDoesTwoThings() {
        const all = rows((key) => key.act !== undefined).map((row) => row.sequence);
        compare(all.length, new Set(all).size);
        for (const row of rows((key) => key.act === undefined))
            verify(all.indexOf(row.sequence) < 0, row.tag + " is an act as well");
    }

    function test_everyOtherKeyDoesSomethingWhereItIsSaidTo_data() {
        return rows((key) => key.act === undefined);
    }

    function everything() {
        return window.contentItem.parent ?? window.contentItem;
    }

    // Whatever of the window a key can change.
    function picture() {
        const row = list().currentItem;
        const emoji = Tree.find(everything(), (item) => item.placeholderText === "Search emoji");
        return JSON.stringify([App.room.actions.calls, App.room.composer.calls, App.room.composer.text, list().currentIndex, Math.round(list().contentY), String(window.activeFocusItem), emoji !== null, row !== null && row.selected !== undefined ? row.selected().text : ""]);
    }

    function test_everyOtherKeyDoesSomethingWhereItIsSaidTo(data) {
        const writing = table.groups[data.group].heading === "Writing";
        const composer = App.room.composer;
        if (writing) {
            if (["Return", "Ctrl+Return", "Shift+Return", "Ctrl+Shift+V"].indexOf(data.sequence) >= 0)
                composer.text = "words";
            composer.replying = data.sequence === "Esc";
            window.contentItem.forceActiveFocus();
            keySequence("Ctrl+L");
            tryVerify(() => window.activeFocusItem.tabStopDistance !== undefined);
            if (data.sequence === "Ctrl+Shift+V") {
                window.activeFocusItem.selectAll();
                window.activeFocusItem.copy();
                window.activeFocusItem.deselect();
            }
            if (data.sequence === "PgDown")
                keySequence("PgUp");
        } else {
            list().forceActiveFocus(Qt.TabFocusReason);
            tryVerify(() => list().currentItem !== null);
            if (["Down", "End"].indexOf(data.sequence) >= 0)
                keySequence("Home");
            // Where there is something to go to in a message.
            const sideways = ["Left", "Right"].indexOf(data.sequence) >= 0;
            for (let i = 0; i < 20 && sideways; ++i) {
                const holder = window.activeFocusItem;
                keySequence("Right");
                if (window.activeFocusItem !== holder)
                    break;
                keySequence("Up");
            }
            if (data.sequence === "Right")
                keySequence("Left");
            // Of oneself, which can be edited and deleted.
            for (let i = 0; i < 20 && data.sequence.startsWith("Ctrl+") && !list().currentItem.info.canEdit; ++i)
                keySequence("Up");
        }
        const before = picture();
        keySequence(data.sequence);
        tryVerify(() => picture() !== before, 20000, data.sequence + " did nothing");
    }

    function test_theListOfKeysComesUpByItsKeyAndInTheMenu() {
        keySequence("Ctrl+/");
        tryVerify(() => Tree.byName(everything(), "Keyboard shortcuts") !== null);
        verify(Tree.byName(everything(), "Go to a room or to somebody: Ctrl+K or F6") !== null);
        tryVerify(() => window.activeFocusItem.text === "Close");
        // Nothing in it can be pressed, and all of it is read by keys.
        compare(Tree.all(everything(), (item) => item.heading !== undefined && item.keys !== undefined && item.activeFocusOnTab === true), []);
        const scroll = Tree.find(everything(), (item) => item.barRoom !== undefined);
        verify(scroll.interactive);
        compare(scroll.contentY, 0);
        keyClick(Qt.Key_Down);
        verify(scroll.contentY > 0);
        keyClick(Qt.Key_End);
        compare(scroll.contentY, scroll.contentHeight - scroll.height);
        keyClick(Qt.Key_PageUp);
        verify(scroll.contentY < scroll.contentHeight - scroll.height);
        keyClick(Qt.Key_Home);
        compare(scroll.contentY, 0);
        keyClick(Qt.Key_Escape);
        tryVerify(() => Tree.byName(everything(), "Keyboard shortcuts") === null);
        mouseClick(Tree.byName(window.contentItem, "Room menu"));
        tryVerify(() => Tree.byName(everything(), "Keyboard shortcuts") !== null);
    }
}
