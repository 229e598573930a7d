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
    Accessible.name: qsTr("Continue as %1").arg(Bidi.isolated(root.name))
    Accessible.onPressAction: root.opened()
    Accessible.role: Accessible.Button
    focusPolicy: Qt.TabFocus
    implicitHeight: Math.max(Theme.px(52), words.implicitHeight + 2 * Theme.spaceS)

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

        TextMetrics {
            id: standingMetrics

            font: Theme.meta
            text: root.standing
        }

        Column {
            id: words

            // Beside a server of which some letters are left; below it where there is no room for that.
            readonly property bool oneLine: standingMetrics.advanceWidth + Theme.px(32) <= width

            anchors.left: avatar.right
            anchors.leftMargin: Theme.spaceM
            anchors.right: forget.left
            anchors.verticalCenter: parent.verticalCenter

            ElidedText {
                font: Theme.controlStrong
                text: root.name
                width: words.width
            }

            MarkedName {
                color: Theme.textMuted
                font: Theme.meta
                mark: words.oneLine ? root.standing : ""
                name: root.server
                width: words.width
            }

            ElidedText {
                color: Theme.textMuted
                font: Theme.meta
                text: root.standing.replace(/^· /, "")
                visible: !words.oneLine && text !== ""
                width: words.width
            }
        }

        IconButton {
            id: forget

            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            iconName: "close"
            side: Theme.px(28)
            text: qsTr("Forget %1 on this computer").arg(Bidi.isolated(root.name))

            onClicked: root.forgetRequested()
        }
    }

    onClicked: root.opened()

    Keys.onEnterPressed: root.opened()
    Keys.onReturnPressed: root.opened()
}
