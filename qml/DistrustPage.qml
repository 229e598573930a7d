// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Models
import Confab.Theme

// What answers is not taken for the server: in the place of the room, for nobody is to overlook it. There is no way on
// but another link, pasted into a form that knows nothing of this server; what is kept on this device can be read.
Rectangle {
    id: root

    property bool readable: true

    signal linkRequested
    signal readingRequested

    Accessible.name: title.text
    Accessible.role: Accessible.AlertMessage
    color: Theme.window

    Flickable {
        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        contentHeight: Math.max(height, column.height + 2 * Theme.spaceXl)
        interactive: contentHeight > height

        T.ScrollBar.vertical: AppScrollBar {
        }

        Column {
            id: column

            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.spaceM
            width: Math.min(Theme.dialogWidth, root.width - 2 * Theme.spaceXl)
            y: Math.max(Theme.spaceXl, Math.round((root.height - height) / 3))

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                color: Theme.danger
                height: Theme.px(32)
                name: "warning"
                width: height
            }

            PlainText {
                id: title

                Accessible.role: Accessible.Heading
                font: Theme.title
                horizontalAlignment: Text.AlignHCenter
                line: Theme.titleLine
                text: qsTr("Confab does not trust what answers at %1").arg(App.connection.place)
                width: parent.width
                wrapMode: Text.Wrap
            }

            PlainText {
                color: Theme.textMuted
                font: Theme.body
                line: Theme.bodyLine
                text: App.connection.distrust
                width: parent.width
                wrapMode: Text.Wrap
            }

            PlainText {
                color: Theme.textMuted
                font: Theme.body
                line: Theme.bodyLine
                text: qsTr("What you have written and what was sent before stays on this device.")
                width: parent.width
                wrapMode: Text.Wrap
            }

            AppButton {
                anchors.horizontalCenter: parent.horizontalCenter
                kind: AppButton.Primary
                text: qsTr("I have a new link")
                width: Math.min(implicitWidth, parent.width)

                onClicked: root.linkRequested()
            }

            AppButton {
                anchors.horizontalCenter: parent.horizontalCenter
                kind: AppButton.Quiet
                text: qsTr("Read what is on this device")
                visible: root.readable
                width: Math.min(implicitWidth, parent.width)

                onClicked: root.readingRequested()
            }
        }
    }
}
