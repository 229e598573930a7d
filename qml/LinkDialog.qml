// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Shows where a link really leads before it leaves the app.
AppDialog {
    id: root

    required property LinkOpener links

    acceptText: qsTr("Open")
    // Enter doesn't go where somebody wants to mislead.
    acceptFirst: root.links.warning === ""
    heading: qsTr("Open this link?")

    PlainText {
        font: Theme.exact(Theme.bodyStrong)
        line: Theme.bodyLine
        text: root.links.host
        visible: text !== ""
        width: parent.width
        wrapMode: Text.WrapAnywhere
    }

    PlainText {
        color: Theme.textMuted
        elide: Text.ElideRight
        font: Theme.exact(Theme.control)
        maximumLineCount: 6
        text: root.links.address
        width: parent.width
        wrapMode: Text.WrapAnywhere
    }

    Banner {
        iconName: "warning"
        text: root.links.warning
        tone: Banner.Attention
        visible: text !== ""
        width: parent.width
    }

    AppSwitch {
        id: always

        text: qsTr("Always open links to %1").arg(root.links.site)
        visible: root.links.site !== ""
        width: parent.width
    }

    AppButton {
        iconName: "copy"
        text: qsTr("Copy the address")
        width: Math.min(implicitWidth, parent.width)

        onClicked: root.links.copy()
    }

    onAccepted: root.links.open(always.visible && always.checked)
    onOpened: root.focusButton()
    onClosed: {
        if (root.links.pending)
            root.links.cancel();
    }

    Connections {
        target: root.links

        function onPendingChanged(): void {
            if (root.links.pending) {
                always.checked = false;
                root.open();
            } else {
                root.close();
            }
        }
    }
}
