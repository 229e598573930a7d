// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml
import QtQml.Models

ListModel {
    property bool loading: false
    property string errorText: ""
    property string query: ""
    property FormRequest act: FormRequest {}
    property var calls: []

    signal linkMade(string name, string link)

    function begin() { calls.push("begin"); }
    function end() { calls.push("end"); }
    function loadMore() { calls.push("more"); }
    function retry() { calls.push("retry"); }
    function setAdmin(userId: string, admin: bool) { calls.push("admin " + userId + " " + admin); }
    function handOver(userId: string) { calls.push("handOver " + userId); }
    function suspend(userId: string, days: int, reason: string) { calls.push("suspend " + userId + " " + days + " " + reason); }
    function letIn(userId: string) { calls.push("letIn " + userId); }
    function makeResetLink(userId: string) { calls.push("link " + userId); }
    function copy(link: string) { calls.push("copy " + link); }
}
