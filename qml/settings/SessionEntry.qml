// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// One place where one is signed in, and a way to end that.
Item {
    id: root

    required property string sessionId
    required property string title
    required property string detail
    required property bool current

    signal endRequested

    Accessible.name: Bidi.isolated(root.title) + ", " + root.detail
    Accessible.role: Accessible.ListItem
    implicitHeight: Math.max(words.implicitHeight, end.visible ? end.height : 0) + 2 * Theme.spaceXs

    Column {
        id: words

        anchors.left: parent.left
        anchors.right: end.visible ? end.left : parent.right
        anchors.rightMargin: end.visible ? Theme.spaceS : 0
        anchors.verticalCenter: parent.verticalCenter

        ElidedText {
            Accessible.ignored: true
            font: Theme.controlStrong
            text: root.title
            width: parent.width
        }

        PlainText {
            Accessible.ignored: true
            color: root.current ? Theme.positive : Theme.textMuted
            font: Theme.meta
            line: Theme.metaLine
            text: root.detail
            width: parent.width
            wrapMode: Text.Wrap
        }
    }

    AppButton {
        id: end

        Accessible.name: qsTr("Sign out %1").arg(Bidi.isolated(root.title))
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Sign out")
        visible: !root.current

        onClicked: root.endRequested()
    }
}
