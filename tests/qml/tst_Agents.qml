// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtTest
import Confab
import Confab.Models
import "Scenes.js" as Scenes
import "Tree.js" as Tree

// The agents of a room in the window: who is there, who can be added, and why one was not asked.
TestCase {
    id: root

    property Main window

    name: "Agents"
    when: windowShown

    Component {
        id: windowType

        Main {
        }
    }

    function init() {
        App.page = App.Chat;
        App.settings.reducedMotion = true;
        App.settings.textScale = 1;
        App.settings.membersShown = true;
        App.room.open = true;
        App.room.calls = [];
        App.room.canAddAgents = true;
        App.room.canRemoveAgents = true;
        App.room.askNotice.text = "";
        App.room.adding.giveUp();
        App.room.timeline.setRows(Scenes.conversation());
        Scenes.members(App.room.members, 0);
        Scenes.agents(App.room.agents);
        window = windowType.createObject(null, { width: 1180, height: 760 });
        window.requestActivate();
        tryVerify(() => window.active);
        waitForRendering(window.contentItem);
    }

    function cleanup() {
        App.settings.membersShown = false;
        App.room.askNotice.text = "";
        window.destroy();
    }

    function named(name) {
        return Tree.byName(window.contentItem.parent ?? window.contentItem, name);
    }

    function entry(name) {
        return Tree.find(window.contentItem, (item) => item.name === name && item.removable !== undefined);
    }

    function menuItem(text) {
        return Tree.find(window.contentItem.parent ?? window.contentItem, (item) => item.text === text && item.triggered !== undefined && item.visible);
    }

    function test_anAgentIsAddedFromTheMembers() {
        mouseClick(named("Add an agent…"));
        tryVerify(() => named("Add Ada") !== null);
        verify(App.room.agents.refreshes > 0);
        waitForRendering(window.contentItem);
        mouseClick(named("Add Ada"));
        compare(App.room.calls, ["addAgent g1"]);
        App.room.adding.busy = true;
        mouseClick(named("Add Oracle"));
        compare(App.room.calls, ["addAgent g1"]);
        App.room.adding.busy = false;
        App.room.adding.errorText = "Only owners may.";
        tryVerify(() => named("Only owners may.") !== null);
        keyClick(Qt.Key_Escape);
        tryVerify(() => named("Add Ada") === null);
    }

    function test_whatWasAddedStaysInItsRow() {
        mouseClick(named("Add an agent…"));
        tryVerify(() => named("Add Ada") !== null);
        waitForRendering(window.contentItem);
        tryVerify(() => named("Add Ada").activeFocus);
        const y = named("Add Oracle").mapToItem(null, 0, 0).y;
        keyClick(Qt.Key_Return);
        compare(App.room.calls, ["addAgent g1"]);
        App.room.agents.setProperty(0, "added", true);
        tryVerify(() => named("Ada is in the room") !== null);
        waitForRendering(window.contentItem);
        compare(named("Add Oracle").mapToItem(null, 0, 0).y, y);
        keyClick(Qt.Key_Return);
        compare(App.room.calls, ["addAgent g1"]);
        keyClick(Qt.Key_Escape);
    }

    function test_anAgentIsRemovedByItsMenu() {
        const sage = entry("Sage");
        mouseClick(sage, sage.width / 2, sage.height / 2, Qt.RightButton);
        tryVerify(() => menuItem("Remove from room") !== null);
        menuItem("Remove from room").triggered();
        compare(App.room.calls, ["removeAgent Sage"]);
    }

    function test_theMenuOfAnAgentOpensByTheKeyboard() {
        const list = entry("Sage").ListView.view;
        list.forceActiveFocus(Qt.TabFocusReason);
        list.currentIndex = entry("Sage").index;
        keyClick(Qt.Key_Return);
        tryVerify(() => menuItem("Remove from room") !== null);
        keyClick(Qt.Key_Escape);
        tryVerify(() => menuItem("Remove from room") === null);
        list.currentIndex = entry("Bo Andersen").index;
        keyClick(Qt.Key_Return);
        verify(menuItem("Remove from room") === null);
    }

    function test_nobodyIsOfferedWhatTheyMayNot() {
        App.room.canAddAgents = false;
        App.room.canRemoveAgents = false;
        verify(named("Add an agent…") === null);
        verify(named("What can be done with Sage") === null);
        const sage = entry("Sage");
        mouseClick(sage, sage.width / 2, sage.height / 2, Qt.RightButton);
        verify(menuItem("Remove from room") === null);
    }

    function test_whyAnAgentWasNotAskedIsReadUntilItIsDismissed() {
        App.room.askNotice.text = "Guests may not ask here.";
        tryVerify(() => named("Guests may not ask here.") !== null);
        waitForRendering(window.contentItem);
        mouseClick(named("OK"));
        compare(App.room.askNotice.text, "");
        tryVerify(() => named("Guests may not ask here.") === null);
    }
}
