// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    id: root

    property bool hosting: true
    property bool localOnly: true
    property bool openToNetwork: false
    property bool exposed: false
    property bool busy: false
    property string joinAddress: "confab://127.0.0.1:8420/"
    property string reach: root.localOnly ? "Only on this computer" : root.openToNetwork ? "Open to your network" : root.exposed ? "Not encrypted" : ""
    property string text: root.localOnly ? "Only people at this computer can join." : ""
    property string joinText: "Other people at this computer can join with this address. Other computers can't reach it."
    property int copies: 0

    function setOpen(open) { openToNetwork = open; localOnly = !open; }
    function copyJoinAddress() { copies += 1; }
}
