// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Theme

// An account this computer knows: press to go on with it.
T.Button {
    id: root

    required property string accountId
    required property string name
    required property string server
    required property bool guest
    required property bool hosted
    required property bool signedIn
    required property string initials
    required property int colorIndex

    signal opened
    signal forgetRequested

    Accessible.description: root.standing === "" ? root.server : root.server + " " + root.standing
    Accessible.name: qsTr("Continue as %1").arg(root.name)
    Accessible.onPressAction: root.opened()
    Accessible.role: Accessible.Button
    focusPolicy: Qt.TabFocus
    implicitHeight: Theme.px(52)

    // How it stands there, which is never elided.
    readonly property string standing: (root.guest ? qsTr("· guest") : "") + (root.guest && !root.signedIn ? " " : "") + (root.signedIn ? "" : qsTr("· signed out"))

    background: Rectangle {
        border.color: root.hovered ? Theme.accent : Theme.hairline
        border.width: Theme.stroke
        color: Theme.surface
        radius: Theme.radiusCard

        FocusRing {
            around: Theme.radiusCard
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Avatar {
            id: avatar

            anchors.left: parent.left
            anchors.leftMargin: Theme.spaceM
            anchors.verticalCenter: parent.verticalCenter
            colorIndex: root.colorIndex
            initials: root.initials
        }

        ElidedText {
            anchors.bottom: parent.verticalCenter
            anchors.left: avatar.right
            anchors.leftMargin: Theme.spaceM
            anchors.right: forget.left
            font: Theme.controlStrong
            text: root.name
        }

        MarkedName {
            anchors.left: avatar.right
            anchors.leftMargin: Theme.spaceM
            anchors.right: forget.left
            anchors.top: parent.verticalCenter
            color: Theme.textMuted
            font: Theme.meta
            mark: root.standing
            name: root.server
        }

        IconButton {
            id: forget

            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            iconName: "close"
            side: Theme.px(28)
            text: qsTr("Forget %1 on this computer").arg(root.name)

            onClicked: root.forgetRequested()
        }
    }

    onClicked: root.opened()

    Keys.onEnterPressed: root.opened()
    Keys.onReturnPressed: root.opened()
}
