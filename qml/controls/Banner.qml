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
    // What there is to press stands below the words then.
    readonly property bool tight: button.visible && root.width < Theme.px(240)
    readonly property color ink: root.tone === Banner.Problem ? Theme.danger : root.tone === Banner.Attention ? Theme.warning : Theme.accent

    signal pressed

    Accessible.name: root.text
    Accessible.role: Accessible.AlertMessage
    color: root.tone === Banner.Calm ? Theme.accentFaint : Theme.faded(root.ink, 0.1)
    implicitHeight: (root.tight ? label.implicitHeight + Theme.spaceS + button.height : Math.max(label.implicitHeight, button.visible ? button.height : 0)) + 2 * Theme.spaceS
    radius: Theme.radiusControl

    Icon {
        id: icon

        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceM
        anchors.verticalCenter: label.verticalCenter
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
        anchors.right: button.visible && !root.tight ? button.left : parent.right
        anchors.rightMargin: Theme.spaceS
        text: root.text
        wrapMode: Text.Wrap
        // Not by anchors: switching between two of them leaves the height of the moment in which both held.
        y: root.tight ? Theme.spaceS : Math.round((root.height - height) / 2)
    }

    AppButton {
        id: button

        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceS
        implicitHeight: Theme.px(28)
        text: root.buttonText
        visible: root.buttonText !== ""
        y: root.tight ? root.height - height - Theme.spaceS : Math.round((root.height - height) / 2)

        onClicked: root.pressed()
    }
}
