// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

// What a field of a form has, beside what it had when the form was opened: as long as nobody has touched it, it follows
// what others change meanwhile.
QtObject {
    id: root

    // What it is by now, outside of the form.
    required property var now
    // What the field has.
    required property var value
    property var before
    // While the form is open.
    property bool following: false
    readonly property bool edited: root.value !== root.before
    // To be saved.
    readonly property var wanted: root.edited ? root.value : root.now

    // The field is to show it.
    signal filled(var value)

    onNowChanged: {
        if (root.following && !root.edited)
            root.fill();
    }

    function fill(): void {
        root.before = root.now;
        root.filled(root.now);
    }

    function begin(): void {
        root.fill();
        root.following = true;
    }

    // What it has was saved.
    function settle(): void {
        root.before = root.value;
    }

    function end(): void {
        root.following = false;
    }
}
