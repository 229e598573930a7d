// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    property string current: ""
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
    function use(x: real, y: real, zoom: real) { calls.push("use " + x.toFixed(2) + " " + y.toFixed(2) + " " + zoom.toFixed(2)); }
    function drop() { chosen = ""; errorText = ""; }
    function remove() { calls.push("remove"); }
    function fail(text: string) { errorText = text; }
}
