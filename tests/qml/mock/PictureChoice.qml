// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    // What it is without what is to be saved.
    property string stored: ""
    property bool removed: false
    readonly property string current: removed ? "" : stored
    readonly property bool edited: removed || chosen !== ""
    property string initials: "AL"
    property int colorIndex: 0
    property string chosen: ""
    property real aspect: 1
    property bool reading: false
    property string errorText: ""
    property FormRequest saving: FormRequest {}
    property url folder: "file:///home/ada/Pictures"
    property var filePatterns: ["*.png", "*.jpg"]
    property var calls: []

    function choose(file: url) { calls.push("choose " + file); }
    function save(x: real, y: real, zoom: real) { calls.push(removed ? "remove" : "use " + x.toFixed(2) + " " + y.toFixed(2) + " " + zoom.toFixed(2)); }
    function drop() { chosen = ""; errorText = ""; removed = false; }
    function remove() { drop(); removed = true; }
    function fail(text: string) { errorText = text; }
}
