// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// A link by which somebody sets a new password. It is shown once, to be handed on.
AppDialog {
    id: root

    property string name: ""
    property string link: ""

    signal copyRequested(string link)

    acceptText: qsTr("Copy link")
    heading: qsTr("A new password for %1").arg(Bidi.isolated(root.name))
    rejectText: qsTr("Close")

    PlainText {
        color: Theme.textMuted
        text: qsTr("Give this link to %1 alone: whoever opens it first sets the password. It works once, for 24 hours, and is shown only now.").arg(Bidi.isolated(root.name))
        width: parent.width
        wrapMode: Text.Wrap
    }

    PlainText {
        font: Theme.code
        line: Theme.codeLine
        text: root.link
        width: parent.width
        wrapMode: Text.WrapAnywhere
    }

    onAccepted: root.copyRequested(root.link)
    onClosed: root.link = ""
    onOpened: root.focusButton()

    function tell(name: string, link: string): void {
        root.name = name;
        root.link = link;
        root.open();
    }
}
