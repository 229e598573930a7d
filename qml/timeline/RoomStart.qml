// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// A room without a message: what to do first.
Column {
    id: root

    // Nobody is there to write to, and somebody could be let in.
    readonly property bool alone: !root.direct && App.room.alone && App.room.invites.allowed
    readonly property bool direct: App.room.kind === RoomListModel.Direct
    readonly property string who: root.direct ? qsTr("Nobody else sees what is written here.") : App.room.kind === RoomListModel.Private && App.room.alone ? qsTr("Nobody but you and the room's agents sees what is written here.") : qsTr("Say hello. Everybody in the room will see it.")

    signal writeRequested
    signal inviteRequested

    spacing: Theme.spaceM

    EmptyState {
        buttonText: root.alone ? qsTr("Invite people") : qsTr("Write the first message")
        compact: root.parent.height < Theme.px(240)
        iconName: root.alone ? "link" : "message"
        sentence: root.alone ? qsTr("Nobody else is here yet. Let somebody in, or say hello to the room's agents.") : root.who
        title: root.direct ? qsTr("You and %1").arg(Bidi.isolated(App.room.name)) : qsTr("This is the start of %1").arg(Bidi.isolated(App.room.name))
        width: parent.width

        onPressed: {
            if (root.alone)
                root.inviteRequested();
            else
                root.writeRequested();
        }
    }
}
