// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Ends a sign-in, or all but this one. Who works there is thrown out at once, so it is asked first.
ConfirmDialog {
    id: root

    required property SessionListModel model
    // Empty: all others.
    property string sessionId: ""
    property string title: ""
    property string detail: ""

    acceptKind: AppButton.Danger
    acceptText: qsTr("Sign out")
    busy: root.model.ending.busy
    form: true
    heading: root.sessionId === "" ? qsTr("Sign out everywhere else?") : qsTr("Sign out %1?").arg(Bidi.isolated(root.title))
    sentence: root.sessionId === "" ? qsTr("All your other devices are disconnected at once. To come back, you have to sign in there again.") : qsTr("It is disconnected at once. To come back, you have to sign in there again.")

    PlainText {
        text: root.detail
        visible: text !== ""
        width: parent.width
        wrapMode: Text.Wrap
    }

    Banner {
        iconName: "warning"
        text: root.model.ending.errorText
        tone: Banner.Problem
        visible: text !== ""
        width: parent.width
    }

    Connections {
        enabled: root.visible
        target: root.model.ending

        function onGranted(): void {
            root.close();
        }
    }

    onAboutToShow: root.model.ending.giveUp()
    onAccepted: {
        if (root.sessionId === "")
            root.model.revokeOthers();
        else
            root.model.revoke(root.sessionId);
    }
    onClosed: root.model.ending.giveUp()

    function ask(sessionId: string, title: string, detail: string): void {
        root.sessionId = sessionId;
        root.title = title;
        root.detail = detail;
        root.open();
    }
}
