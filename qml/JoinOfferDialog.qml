// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// A link to another server was followed, by hand or by a web page: nobody is taken out of a conversation unasked.
ConfirmDialog {
    id: root

    property string address: ""

    acceptText: qsTr("Go there")
    heading: qsTr("Join another server?")
    sentence: qsTr("Confab shows one server at a time. What you have here stays as it is, and “Continue as” brings you back.")

    PlainText {
        font: Theme.exact(Theme.bodyStrong)
        line: Theme.bodyLine
        text: root.address
        width: parent.width
        wrapMode: Text.WrapAnywhere
    }

    function offer(address: string): void {
        root.address = address;
        root.open();
    }
}
