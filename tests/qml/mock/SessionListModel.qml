// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml.Models

ListModel {
    property bool loading: false
    property string errorText: ""
    property FormRequest ending: FormRequest {}
    property var calls: []

    function revoke(sessionId: string) { calls.push("revoke " + sessionId); }
    function revokeOthers() { calls.push("revokeOthers"); }
}
