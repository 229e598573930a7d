// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

// What a field of a form has, beside what it had when the form was opened: as long as nobody has touched it, it follows
// what others change meanwhile. Where both have changed it, that is told before theirs is overwritten: see OvertakenNote.
QtObject {
    id: root

    // What it is by now, outside of the form.
    required property var now
    // What the field has.
    required property var value
    // What the field had, and what it was outside, when the field was filled last. The field may show less than there is.
    property var before
    property var known
    // While the form is open.
    property bool following: false
    // Somebody else has changed it since it was edited here.
    property bool passed: false
    readonly property bool edited: root.value !== root.before || root.passed
    // Saving it would put what the field has in the place of what somebody else has set meanwhile.
    readonly property bool overtaken: root.passed && root.value !== root.now
    // To be saved.
    readonly property var wanted: root.edited ? root.value : root.now

    // The field is to show it.
    signal filled(var value)

    onNowChanged: {
        if (!root.following)
            return;
        if (root.passed || root.value !== root.before)
            root.passed = root.now !== root.known;
        else
            root.fill();
    }

    // Also to give up what was typed for what somebody else has set.
    function fill(): void {
        root.known = root.now;
        root.passed = false;
        root.before = root.now;
        root.filled(root.now);
        root.before = root.value;
    }

    function begin(): void {
        root.fill();
        root.following = true;
    }

    // What it has was saved. What has become of that may be known already, or comes later.
    function settle(): void {
        if (root.passed) {
            root.fill();
        } else if (root.edited) {
            // What comes later is no one else's, even where somebody types on here.
            root.known = root.value;
            root.before = root.value;
        }
    }

    function end(): void {
        root.following = false;
    }
}
