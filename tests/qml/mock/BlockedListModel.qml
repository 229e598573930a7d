// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml.Models

ListModel {
    property string errorText: ""
    property var calls: []

    function unblock(userId: string) { calls.push("unblock " + userId); }
}
