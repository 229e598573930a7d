// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml
import QtQml.Models

ListModel {
    id: root

    property bool loading: false
    property string errorText: ""
    property string query: ""
    property FormRequest act: FormRequest {}
    property ServerPeopleActs acts: ServerPeopleActs { calls: root.calls }
    property var calls: []

    function begin() { calls.push("begin"); }
    function end() { calls.push("end"); }
    function loadMore() { calls.push("more"); }
    function retry() { calls.push("retry"); }
}
