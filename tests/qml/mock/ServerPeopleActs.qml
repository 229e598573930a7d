// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    // Of the list, which tells what was called on it or here.
    property var calls: []

    signal linkMade(string name, string link)

    function setAdmin(userId: string, admin: bool) { calls.push("admin " + userId + " " + admin); }
    function handOver(userId: string) { calls.push("handOver " + userId); }
    function suspend(userId: string, days: int, reason: string) { calls.push("suspend " + userId + " " + days + " " + reason); }
    function letIn(userId: string) { calls.push("letIn " + userId); }
    function makeResetLink(userId: string) { calls.push("link " + userId); }
    function copy(link: string) { calls.push("copy " + link); }
}
