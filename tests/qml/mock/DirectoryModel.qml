// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml.Models

ListModel {
    property string query: ""
    property bool loading: false
    property string errorText: ""
    property FormRequest joining: FormRequest {}
    property var calls: []

    function begin() { calls.push("begin"); }
    function end() { calls.push("end"); query = ""; }
    function loadMore() { calls.push("more"); }
    function retry() { calls.push("retry"); }
    function roomIdAt(row: int): string { return row < 0 || row >= count ? "" : get(row).roomId; }
    function enter(roomId: string) { calls.push("enter " + roomId); }
}
