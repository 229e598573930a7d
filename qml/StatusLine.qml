// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Models
import Confab.Theme

// What the sidebar tells, in one thin line where it is hidden: trouble with the connection, or else as whom one is here.
// In trouble, a press tries again.
T.Button {
    id: root

    readonly property bool urgent: App.connection.line !== ""
    readonly property int stage: App.connection.state
    readonly property string person: qsTr("You are %1").arg(Bidi.isolated(App.self.name))
    readonly property string identity: App.serverName === "" ? root.person : root.person + " · " + Bidi.isolated(App.serverName)

    Accessible.description: App.connection.detail
    Accessible.name: root.urgent ? qsTr("Connection: %1").arg(root.text) : root.identity
    Accessible.onPressAction: root.clicked()
    Accessible.role: App.connection.canRetry ? Accessible.Button : Accessible.StaticText
    enabled: App.connection.canRetry
    focusPolicy: App.connection.canRetry ? Qt.TabFocus : Qt.NoFocus
    implicitHeight: Math.max(Theme.px(22), trouble.visible ? trouble.implicitHeight : 0)
    padding: 0
    text: App.connection.line

    background: Rectangle {
        color: root.down ? Theme.pressed : root.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusControl

        FocusRing {
            gap: 0
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        PresenceDot {
            id: dot

            anchors.verticalCenter: parent.verticalCenter
            presence: root.urgent ? PresenceDot.Unknown : App.self.presence
        }

        Icon {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            color: root.stage === ConnectionStatus.Offline ? Theme.danger : Theme.warning
            height: Theme.iconSmall
            name: App.connection.canRetry ? "retry" : "clock"
            visible: root.urgent
            width: Theme.iconSmall
        }

        TextMetrics {
            id: whole

            font: Theme.meta
            text: root.identity
        }

        // Where there is no room for the server it is left out, rather than cut: the sidebar is headed by it.
        ElidedText {
            Accessible.ignored: true
            anchors.left: dot.right
            anchors.leftMargin: Theme.spaceS
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.textMuted
            font: Theme.meta
            line: Theme.metaLine
            text: Math.ceil(whole.advanceWidth) < width ? root.identity : root.person
            visible: !root.urgent
        }

        PlainText {
            id: trouble

            Accessible.ignored: true
            anchors.left: mark.right
            anchors.leftMargin: Theme.spaceS
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            font: Theme.metaStrong
            line: Theme.metaLine
            text: root.text
            visible: root.urgent
            wrapMode: Text.Wrap
        }
    }

    onClicked: App.connection.retryNow()

    Keys.onEnterPressed: root.clicked()
    Keys.onReturnPressed: root.clicked()

    AppToolTip {
        focused: root.urgent && App.connection.canRetry && root.visualFocus
        pointed: root.urgent && App.connection.canRetry && root.hovered
        text: qsTr("%1 Press to try now.").arg(App.connection.detail)
    }
}
