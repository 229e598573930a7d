// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Where one is signed in.
Column {
    id: root

    required property bool hasPassword
    required property SessionListModel model

    Accessible.name: qsTr("Where you are signed in")
    Accessible.role: Accessible.List
    spacing: Theme.spaceXs

    PlainText {
        color: root.model.errorText !== "" ? Theme.danger : Theme.textMuted
        text: root.model.errorText !== "" ? root.model.errorText : root.model.loading ? qsTr("Loading…") : root.hasPassword ? qsTr("Where you are signed in. End what you don't know, and change your password.") : qsTr("Where you are signed in. End what you don't know.")
        width: parent.width
        wrapMode: Text.Wrap
    }

    Repeater {
        model: root.model

        delegate: SessionEntry {
            width: root.width

            onEndRequested: dialog.ask(sessionId, title, detail)
        }
    }

    AppButton {
        text: qsTr("Sign out everywhere else")
        visible: root.model.count > 2
        width: Math.min(implicitWidth, parent.width)

        onClicked: dialog.ask("", "", "")
    }

    SessionEndDialog {
        id: dialog

        model: root.model
    }
}
