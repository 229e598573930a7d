// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    id: root

    property string query: ""
    property PeopleRowsModel found: PeopleRowsModel {}
    property PeopleRowsModel chosen: PeopleRowsModel {}
    property PeopleRowsModel unmet: PeopleRowsModel {}
    readonly property int mismatch: root.unmet.count === 0 ? 4 : root.distance(root.unmet.get(0).name.toLowerCase(), root.query.toLowerCase())
    property bool loading: false
    readonly property bool answered: !root.loading
    property bool full: false
    property string errorText: ""
    property FormRequest starting: FormRequest {}
    property var calls: []

    signal changed

    // Of the first: the real ones come in that order.
    function distance(name: string, typed: string): int { return name === typed ? 0 : name.startsWith(typed) ? 1 : 3; }
    function begin(query) { root.calls.push("begin"); root.query = query ?? ""; }
    function end() { root.chosen.clear(); root.unmet.clear(); }
    function loadMore() { root.calls.push("more"); }
    function retry() { root.calls.push("retry"); }
    function start() { root.calls.push("start"); }
    function writeTo(userId: string) { root.calls.push("writeTo " + userId); }
    function dropLast() {
        if (root.chosen.count > 0)
            root.toggle(root.chosen.get(root.chosen.count - 1).userId);
    }
    function toggle(userId: string) {
        for (let i = 0; i < root.found.count; ++i) {
            const person = root.found.get(i);
            if (person.userId !== userId)
                continue;
            if (!person.chosen)
                root.chosen.append(Object.assign({}, person));
            else
                root.drop(userId);
            root.found.setProperty(i, "chosen", !person.chosen);
        }
    }
    function drop(userId: string) {
        for (let i = root.chosen.count - 1; i >= 0; --i) {
            if (root.chosen.get(i).userId === userId)
                root.chosen.remove(i);
        }
    }
}
