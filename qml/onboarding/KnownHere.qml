// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// Somebody is signed in on the server that the address names: there is nothing to fill in, unless they want to be somebody
// else there.
Column {
    id: root

    required property string name

    signal otherRequested

    spacing: Theme.spaceS

    PlainText {
        font: Theme.body
        line: Theme.bodyLine
        text: qsTr("You are signed in there as %1.").arg(Bidi.isolated(root.name))
        width: parent.width
        wrapMode: Text.Wrap
    }

    AppButton {
        kind: AppButton.Secondary
        text: qsTr("Come under another name")
        width: Math.min(implicitWidth, parent.width)

        onClicked: root.otherRequested()
    }
}
