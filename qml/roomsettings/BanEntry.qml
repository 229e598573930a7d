// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// Somebody who may not come into the room, why and until when.
Item {
    id: root

    required property string userId
    required property string name
    required property string detail
    required property string initials
    required property int colorIndex
    required property string picture

    signal liftRequested

    Accessible.name: Bidi.isolated(root.name) + ", " + root.detail
    Accessible.role: Accessible.ListItem
    implicitHeight: Math.max(words.implicitHeight, avatar.height, lift.height) + 2 * Theme.spaceXs

    Avatar {
        id: avatar

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        colorIndex: root.colorIndex
        initials: root.initials
        picture: root.picture
    }

    Column {
        id: words

        anchors.left: avatar.right
        anchors.leftMargin: Theme.spaceM
        anchors.right: lift.left
        anchors.rightMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter

        ElidedText {
            Accessible.ignored: true
            font: Theme.controlStrong
            text: root.name
            width: parent.width
        }

        PlainText {
            Accessible.ignored: true
            color: Theme.textMuted
            font: Theme.meta
            line: Theme.metaLine
            text: root.detail
            width: parent.width
            wrapMode: Text.Wrap
        }
    }

    AppButton {
        id: lift

        Accessible.name: qsTr("Lift the ban of %1").arg(Bidi.isolated(root.name))
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Lift")

        onClicked: root.liftRequested()
    }
}
