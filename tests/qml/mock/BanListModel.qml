// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml.Models

ListModel {
    property bool loading: false
    property string errorText: ""
    property var calls: []

    function loadMore() { calls.push("more"); }
    function refresh() { calls.push("refresh"); }
    function lift(userId: string) { calls.push("lift " + userId); }
}
