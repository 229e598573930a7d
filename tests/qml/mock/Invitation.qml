// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    enum State { None, Asking, Open, Void }

    property int state: 0
    property string title: "\u2068Mia Okafor\u2069 invites you to \u2068Release 2\u2069"
    property string sentence: "A private room with 12 members on chat.example.org."
    property string errorText: ""
    property bool inside: false
    property bool waiting: false
    property FormRequest entering: FormRequest {}
    property var calls: []

    signal offered

    function look(text: string) { calls.push("look " + text); }
    function accept() { calls.push("accept"); }
    function drop() { state = 0; errorText = ""; inside = waiting = false; title = "\u2068Mia Okafor\u2069 invites you to \u2068Release 2\u2069"; }
}
