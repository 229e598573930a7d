// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Codes
import Confab.Controls
import Confab.Theme

// A link to be taken by a camera, for whoever sits at the same table.
Column {
    id: root

    required property string link

    spacing: Theme.spaceS

    QrCode {
        id: code

        Accessible.name: qsTr("QR code of the link")
        Accessible.role: Accessible.Graphic
        height: width
        text: root.link
        visible: code.squares > 0
        width: Math.min(root.width, Math.max(code.implicitWidth, Theme.px(200)))
    }

    PlainText {
        color: Theme.textMuted
        font: Theme.meta
        line: Theme.metaLine
        text: code.squares > 0 ? qsTr("A phone's camera reads it, and opens the link in its browser.") : qsTr("This link is too long for a QR code.")
        width: parent.width
        wrapMode: Text.Wrap
    }
}
