// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// A count in a pill; nothing at zero.
Rectangle {
    id: root

    required property int count
    property bool loud: true
    // Stands before the count.
    property string sign: ""

    Accessible.ignored: true
    color: root.loud ? Theme.accent : Theme.pressed
    implicitHeight: Theme.px(18)
    implicitWidth: Math.max(implicitHeight, label.implicitWidth + Theme.px(10))
    radius: height / 2
    visible: root.count > 0

    TabularText {
        id: label

        anchors.centerIn: parent
        color: root.loud ? Theme.accentText : Theme.text
        font: Theme.metaStrong
        text: root.sign + (root.count > 999 ? qsTr("999+") : String(root.count))
    }
}
