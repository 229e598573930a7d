// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml.Models

ListModel {
    property bool loading: false
    property string errorText: ""
    property int refreshes: 0

    function refresh() { ++refreshes; }
}
