// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// A notice across a pane: what is so, and at most one thing to press.
Rectangle {
    id: root

    enum Tone {
        Calm,
        Attention,
        Problem
    }

    required property string text
    property int tone: Banner.Calm
    property string iconName: "info"
    property string buttonText: ""
    readonly property color ink: root.tone === Banner.Problem ? Theme.danger : root.tone === Banner.Attention ? Theme.warning : Theme.accent

    signal pressed

    Accessible.name: root.text
    Accessible.role: Accessible.AlertMessage
    color: root.tone === Banner.Calm ? Theme.accentFaint : Theme.faded(root.ink, 0.1)
    implicitHeight: Math.max(label.implicitHeight, button.visible ? button.height : 0) + 2 * Theme.spaceS
    radius: Theme.radiusControl

    Icon {
        id: icon

        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceM
        anchors.verticalCenter: parent.verticalCenter
        color: root.ink
        height: Theme.iconSmall
        name: root.iconName
        width: Theme.iconSmall
    }

    PlainText {
        id: label

        Accessible.ignored: true
        anchors.left: icon.right
        anchors.leftMargin: Theme.spaceS
        anchors.right: button.visible ? button.left : parent.right
        anchors.rightMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        text: root.text
        wrapMode: Text.Wrap
    }

    AppButton {
        id: button

        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceS
        anchors.verticalCenter: parent.verticalCenter
        implicitHeight: Theme.px(28)
        text: root.buttonText
        visible: root.buttonText !== ""

        onClicked: root.pressed()
    }
}
