// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Whom one has blocked, and a way to hear them again.
Column {
    id: root

    required property BlockedListModel model

    Accessible.name: qsTr("Blocked")
    Accessible.role: Accessible.List
    spacing: Theme.spaceXs

    PlainText {
        color: root.model.errorText !== "" ? Theme.danger : Theme.textMuted
        text: root.model.errorText !== "" ? root.model.errorText : root.model.count > 0 ? qsTr("They can't write to you directly, and what they write in rooms is folded away.") : qsTr("You have blocked nobody. Who somebody is, and a way to block them, stands on their card: press their name.")
        width: parent.width
        wrapMode: Text.Wrap
    }

    Repeater {
        model: root.model

        delegate: BlockedEntry {
            width: root.width

            onUnblockRequested: root.model.unblock(userId)
        }
    }

    PlainText {
        color: Theme.textMuted
        text: qsTr("Loading…")
        visible: root.model.loading && root.model.count > 0
    }

    NearEnd {
        width: parent.width

        onReached: root.model.loadMore()
    }
}
