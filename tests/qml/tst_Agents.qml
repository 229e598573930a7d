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
        App.room.candidates.allowed = true;
        App.room.candidates.calls = [];
        App.person.calls = [];
        Scenes.agentPerson(App.person);
        App.room.askNotice.text = "";
        App.room.candidates.adding.giveUp();
        App.room.timeline.setRows(Scenes.conversation());
        Scenes.members(App.room.members, 0);
        Scenes.candidates(App.room.candidates);
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
        return Tree.find(window.contentItem, (item) => item.name === name && item.roleText !== undefined && item.userId !== undefined);
    }

    function button(text) {
        return Tree.find(window.contentItem.parent ?? window.contentItem, (item) => item.text === text && item.kind !== undefined && item.visible);
    }

    function test_anAgentIsAddedFromTheMembers() {
        verify(App.room.calls.includes("refreshAgents"));
        mouseClick(named("Add an agent…"));
        tryVerify(() => named("Add Sage") !== null);
        waitForRendering(window.contentItem);
        mouseClick(named("Add Sage"));
        compare(App.room.candidates.calls, ["refresh", "add g1"]);
        App.room.candidates.adding.busy = true;
        mouseClick(named("Add Oracle"));
        compare(App.room.candidates.calls, ["refresh", "add g1"]);
        App.room.candidates.adding.busy = false;
        App.room.candidates.adding.errorText = "Only owners may.";
        tryVerify(() => named("Only owners may.") !== null);
        keyClick(Qt.Key_Escape);
        tryVerify(() => named("Add Sage") === null);
    }

    function test_whoWantsAnAgentIsShownAgentsAlone() {
        mouseClick(named("Add an agent…"));
        tryVerify(() => named("Add Sage") !== null && named("Add an agent") !== null);
        const people = [];
        for (let i = 0; i < App.room.candidates.count; ++i) {
            if (!App.room.candidates.get(i).isAgent)
                people.push(App.room.candidates.get(i).name);
        }
        verify(people.length > 0);
        for (const name of people)
            verify(named("Add " + name) === null && named(name + " is in the room") === null);
        verify(named("By a link") === null);
        keyClick(Qt.Key_Escape);
        tryVerify(() => named("Add Sage") === null);
    }

    function test_whatWasAddedStaysInItsRow() {
        mouseClick(named("Add an agent…"));
        tryVerify(() => named("Add Sage") !== null);
        tryVerify(() => window.activeFocusItem.Accessible.name === "Which agent");
        waitForRendering(window.contentItem);
        named("Add Sage").forceActiveFocus(Qt.TabFocusReason);
        const y = named("Add Oracle").mapToItem(null, 0, 0).y;
        keyClick(Qt.Key_Return);
        compare(App.room.candidates.calls, ["refresh", "add g1"]);
        App.room.candidates.setProperty(3, "added", true);
        tryVerify(() => named("Sage is in the room") !== null);
        waitForRendering(window.contentItem);
        compare(named("Add Oracle").mapToItem(null, 0, 0).y, y);
        keyClick(Qt.Key_Return);
        compare(App.room.candidates.calls, ["refresh", "add g1"]);
        keyClick(Qt.Key_Escape);
    }

    function test_anAgentIsRemovedFromItsCard() {
        mouseClick(entry("Sage"));
        tryVerify(() => button("Remove from room") !== null);
        compare(App.person.calls, ["show Sage"]);
        // A toast offers to take it back.
        button("Remove from room").clicked();
        compare(App.person.calls, ["show Sage", "kick "]);
        App.person.gone();
        tryVerify(() => button("Remove from room") === null);
    }

    function test_aCardOpensByTheKeyboard_data() {
        return [{ tag: "Enter", key: Qt.Key_Return }, { tag: "Menu", key: Qt.Key_Menu }];
    }

    function test_aCardOpensByTheKeyboard(data) {
        const list = entry("Bo Andersen").ListView.view;
        list.forceActiveFocus(Qt.TabFocusReason);
        list.currentIndex = entry("Bo Andersen").index;
        keyClick(data.key);
        tryVerify(() => button("Message") !== null);
        compare(App.person.calls, ["show Bo Andersen"]);
        keyClick(Qt.Key_Escape);
        tryVerify(() => button("Message") === null);
    }

    function test_nobodyIsOfferedWhatTheyMayNot() {
        App.room.candidates.allowed = false;
        App.person.acts.any = false;
        verify(named("Add an agent…") === null);
        const sage = entry("Sage");
        mouseClick(sage, sage.width / 2, sage.height / 2, Qt.RightButton);
        tryVerify(() => button("Mention") !== null);
        verify(button("Remove from room") === null);
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
