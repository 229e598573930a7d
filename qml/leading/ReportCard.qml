// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// A message that somebody has reported, why, and what can be done about it.
Rectangle {
    id: root

    required property int index
    required property string reportId
    required property string messageId
    required property string sentence
    required property string reason
    required property string preview
    required property string timeText
    required property bool deleted
    property bool deletable: false
    property bool busy: false

    signal showRequested
    signal deleteRequested
    signal dismissRequested

    Accessible.name: root.sentence + ": " + Bidi.isolated(root.reason)
    Accessible.role: Accessible.ListItem
    color: Theme.codeSurface
    implicitHeight: column.implicitHeight + 2 * Theme.spaceM
    radius: Theme.radiusControl

    Column {
        id: column

        anchors.left: parent.left
        anchors.margins: Theme.spaceM
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: Theme.spaceS

        PlainText {
            Accessible.ignored: true
            font: Theme.controlStrong
            horizontalAlignment: Text.AlignLeft
            text: root.sentence
            width: parent.width
            wrapMode: Text.Wrap
        }

        PlainText {
            Accessible.ignored: true
            text: qsTr("“%1”").arg(Bidi.isolated(root.reason))
            width: parent.width
            wrapMode: Text.Wrap
        }

        PlainText {
            color: Theme.textMuted
            font: Theme.meta
            horizontalAlignment: Text.AlignLeft
            line: Theme.metaLine
            text: root.deleted ? qsTr("%1 · The message is deleted.").arg(root.timeText) : root.preview === "" ? root.timeText : qsTr("%1 · The message: %2").arg(root.timeText).arg(Bidi.isolated(root.preview))
            width: parent.width
            wrapMode: Text.Wrap
        }

        Flow {
            spacing: Theme.spaceS
            width: parent.width

            AppButton {
                Accessible.description: root.sentence
                text: qsTr("Show it")
                visible: !root.deleted

                onClicked: root.showRequested()
            }

            AppButton {
                Accessible.description: root.sentence
                enabled: !root.busy
                text: qsTr("Delete it…")
                visible: root.deletable && !root.deleted

                onClicked: root.deleteRequested()
            }

            AppButton {
                Accessible.description: qsTr("Takes the report from this list, on this device.")
                kind: AppButton.Quiet
                text: qsTr("Dismiss")

                onClicked: root.dismissRequested()
            }
        }
    }
}
