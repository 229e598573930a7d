// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// The links that work now, the newest first.
Column {
    id: root

    required property InviteListModel model

    Accessible.name: qsTr("Links that work now")
    Accessible.role: Accessible.List
    spacing: Theme.spaceS

    Banner {
        iconName: "warning"
        text: root.model.making.errorText !== "" ? root.model.making.errorText : root.model.errorText
        tone: Banner.Problem
        visible: text !== ""
        width: parent.width
    }

    PlainText {
        Accessible.role: Accessible.Heading
        color: Theme.textMuted
        font: Theme.metaStrong
        line: Theme.metaLine
        text: qsTr("Links that work now")
        visible: links.count > 0
    }

    PlainText {
        color: Theme.textMuted
        font: Theme.meta
        line: Theme.metaLine
        text: qsTr("A browser warns before it shows such a link, as it doesn't know this server's key. Confab takes the key from the link and asks nothing.")
        visible: links.count > 0 && (links.itemAt(0) as InviteEntry)?.ownKey === true
        width: parent.width
        wrapMode: Text.Wrap
    }

    Repeater {
        id: links

        model: root.model

        delegate: InviteEntry {
            busy: root.model.making.busy
            width: root.width

            onAppCopyRequested: root.model.copyAppLink(code)
            onCopyRequested: root.model.copyLink(code)
            onRevokeRequested: root.model.revoke(code)
        }
    }

    Connections {
        enabled: root.visible
        target: root.model

        function onMade(row: int): void {
            (links.itemAt(row) as InviteEntry).takeFocus();
        }
    }
}
