// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models

// A link that somebody sent, put in by hand. Where it leads is asked about before anybody joins.
AppDialog {
    id: root

    property bool wrong: false
    readonly property string link: field.text.trim()

    // Of whoever leads the server, for who has lost theirs: no way into a room.
    readonly property bool forPassword: App.isPasswordLink(root.link)

    acceptText: root.forPassword ? qsTr("Open in the browser") : qsTr("Follow the link")
    acceptable: root.link !== ""
    edited: root.link !== ""
    form: true
    heading: qsTr("Join by a link")

    TextInputField {
        id: field

        error: root.wrong ? qsTr("This is no link to a room, nor the address of a server.") : ""
        exact: true
        focus: true
        hint: root.forPassword ? qsTr("This link is for a new password. It opens in your browser.") : qsTr("You see who invites you to where before you join.")
        inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoAutoUppercase
        label: qsTr("Link")
        placeholder: "https://…"
        width: parent.width

        onEdited: root.wrong = false
    }

    onAboutToShow: {
        field.text = "";
        root.wrong = false;
    }
    onAccepted: {
        root.wrong = !App.isAddress(root.link);
        if (root.wrong)
            return;
        root.close();
        App.openAddress(root.link);
    }
    onOpened: field.forceActiveFocus(Qt.PopupFocusReason)
}
