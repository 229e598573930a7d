// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    property bool busy: false
    property string nameError: ""
    property string errorText: ""
    property string errorField: ""

    signal granted

    function clearErrors() { nameError = ""; errorText = ""; errorField = ""; }
    function clearNameError() { nameError = ""; }
    function giveUp() { busy = false; clearErrors(); }
}
