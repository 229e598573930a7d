// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    property bool hosting: true
    property bool localOnly: true
    property bool openToNetwork: false
    property bool exposed: false
    property bool busy: false
    property string joinAddress: "confab://127.0.0.1:8420/"
    property string text: "This room is on this computer only."
    property int copies: 0

    function setOpen(open) { openToNetwork = open; localOnly = !open; }
    function copyJoinAddress() { copies += 1; }
}
