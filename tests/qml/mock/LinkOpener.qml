// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    property bool pending: false
    property string address: ""
    property string host: ""
    property string warning: ""
    property string site: ""
    property var calls: []

    function request(url: string, label: string) { calls.push("request " + url); }
    function open(always: bool) { calls.push(always ? "open always" : "open"); pending = false; }
    function copy() { calls.push("copy"); }
    function cancel() { calls.push("cancel"); pending = false; }
}
