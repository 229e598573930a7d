// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml
import QtQml.Models

ListModel {
    property bool allowed: true
    property bool loading: false
    property bool more: false
    property bool agents: false
    property string errorText: ""
    property string query: ""
    property FormRequest adding: FormRequest {}
    property var calls: []

    function refresh() { calls.push("refresh"); }
    function add(userId: string) { calls.push("add " + userId); }
}
