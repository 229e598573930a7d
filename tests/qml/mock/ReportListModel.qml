// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml
import QtQml.Models

ListModel {
    property bool loading: false
    property bool more: false
    property string errorText: ""
    property bool canDelete: true
    property int waiting: 0
    property FormRequest deleting: FormRequest {}
    property var calls: []

    function begin() { calls.push("begin"); }
    function end() { calls.push("end"); }
    function loadMore() { calls.push("more"); }
    function retry() { calls.push("retry"); }
    function dismiss(reportId: string) { calls.push("dismiss " + reportId); }
    function remove(messageId: string) { calls.push("remove " + messageId); }
}
