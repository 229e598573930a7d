// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Archiving a room, which can be undone, and deleting it, which can't.
Column {
    id: root

    required property CurrentRoom room
    readonly property RoomOptions options: root.room.options

    signal deleteRequested

    spacing: Theme.spaceS

    PlainText {
        Accessible.role: Accessible.Heading
        color: Theme.textMuted
        font: Theme.metaStrong
        line: Theme.metaLine
        text: qsTr("The end of the room")
        width: parent.width
        wrapMode: Text.Wrap
    }

    PlainText {
        color: Theme.textMuted
        text: root.options.archived ? qsTr("The room is archived: it can be read, but nobody writes or joins.") : qsTr("An archived room can be read, but nobody writes or joins. You can bring it back.")
        visible: root.options.canArchive
        width: parent.width
        wrapMode: Text.Wrap
    }

    Flow {
        spacing: Theme.spaceS
        width: parent.width

        AppButton {
            enabled: !root.options.ending.busy
            text: root.options.archived ? qsTr("Bring back") : qsTr("Archive…")
            visible: root.options.canArchive

            onClicked: {
                if (root.options.archived)
                    root.options.setArchived(false);
                else
                    archive.open();
            }
        }

        AppButton {
            enabled: !root.options.ending.busy
            text: qsTr("Delete the room…")
            visible: root.options.canDelete

            onClicked: root.deleteRequested()
        }
    }

    Banner {
        iconName: "warning"
        text: root.options.ending.errorText
        tone: Banner.Problem
        visible: text !== ""
        width: parent.width
    }

    ConfirmDialog {
        id: archive

        acceptText: qsTr("Archive")
        heading: qsTr("Archive %1?").arg(Bidi.isolated(root.room.name))
        sentence: qsTr("Its members still read it. Nobody writes or joins before you bring it back.")

        onAccepted: root.options.setArchived(true)
    }
}
