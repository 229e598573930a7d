// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml.Models

ListModel {
    property bool loading: false
    property string errorText: ""
    property var calls: []

    function begin() { calls.push("begin"); }
    function end() { calls.push("end"); }
    function loadMore() { calls.push("more"); }
    function retry() { calls.push("retry"); }
}
