// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Who is banned from the room.
Column {
    id: root

    required property BanListModel model

    Accessible.name: qsTr("Banned")
    Accessible.role: Accessible.List
    spacing: Theme.spaceXs

    PlainText {
        Accessible.role: Accessible.Heading
        color: Theme.textMuted
        font: Theme.metaStrong
        line: Theme.metaLine
        text: qsTr("Banned")
    }

    PlainText {
        color: root.model.errorText !== "" ? Theme.danger : Theme.textMuted
        text: root.model.errorText !== "" ? root.model.errorText : root.model.loading ? qsTr("Loading…") : qsTr("Nobody is banned.")
        visible: root.model.count === 0 || root.model.errorText !== ""
        width: parent.width
        wrapMode: Text.Wrap
    }

    Repeater {
        model: root.model

        delegate: BanEntry {
            width: root.width

            onLiftRequested: root.model.lift(userId)
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
