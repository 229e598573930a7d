// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml
import Confab.Models

// What Enter takes in the switcher: a "room", a "person", or one of the other ways on, by its act.
QtObject {
    id: root

    required property RoomSwitcherModel rooms
    required property SwitcherPeople people
    required property SwitcherCommands ways
    required property string typed
    // What is typed leads somewhere else.
    required property bool isLink
    // The switcher is open: nothing is taken any more once it is not.
    required property bool active

    // What fits best of all kinds. People come in while one types: of what fits as well, what is known goes first. To join
    // comes last, when it is known that nothing fits; until then there is none.
    readonly property string best: {
        if (root.isLink)
            return "join";
        if (root.typed === "")
            return root.rooms.selectedId !== "" ? "room" : "";
        const least = Math.min(root.rooms.mismatch, root.ways.mismatch, root.people.mismatch);
        if (least === root.ways.unfit)
            return root.people.answered ? "join" : "";
        return root.rooms.mismatch === least ? "room" : root.ways.mismatch === least ? root.ways.bestAct : "person";
    }
    // By the arrows, since something was typed: stays, whoever comes in.
    property string chosen: ""
    // As long as it is offered.
    readonly property bool isChosen: root.chosen === "room" || root.chosen === "person" || root.ways.rowOf(root.chosen) >= 0
    readonly property string marked: root.isChosen ? root.chosen : root.best
    readonly property int markedRoom: root.marked === "room" ? root.rooms.selectedRow : -1
    readonly property int markedPerson: root.marked !== "person" ? -1 : root.isChosen ? root.people.currentIndex : 0
    // For what Enter was pressed before there was one; empty for nothing.
    property string awaited: ""

    signal taken(string what)
    signal nextTurn

    // Once all has settled that it goes by: what is taken ends the search.
    onBestChanged: Qt.callLater(root.nextTurn)
    onNextTurn: {
        if (root.active && root.awaited !== "" && root.awaited === root.typed && root.best !== "")
            root.take();
    }

    function forget(): void {
        root.chosen = "";
        root.awaited = "";
        root.people.currentIndex = -1;
    }

    // Round the ends: rooms, people, and what is neither.
    function step(by: int): void {
        const known = root.rooms.count;
        const others = known + root.people.count;
        const places = others + root.ways.count;
        if (places === 0)
            return;
        const way = root.ways.rowOf(root.marked);
        const nowhere = by > 0 ? -1 : 0;
        const place = root.markedRoom >= 0 ? root.markedRoom : root.markedPerson >= 0 ? known + root.markedPerson : way >= 0 ? others + way : nowhere;
        const next = (place + by + places) % places;
        root.awaited = "";
        root.chosen = next < known ? "room" : next < others ? "person" : root.ways.actAt(next - others);
        root.people.currentIndex = root.chosen === "person" ? next - known : -1;
        if (root.chosen === "room")
            root.rooms.step(next - root.rooms.selectedRow);
    }

    // Once it is known what fits.
    function take(): void {
        const what = root.marked;
        root.awaited = what === "" ? root.typed : "";
        if (what !== "")
            root.taken(what);
    }

    // Whoever the arrows had marked is not found any more.
    function losePerson(): void {
        if (root.chosen === "person")
            root.chosen = "";
    }
}
