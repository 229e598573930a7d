// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// On or off, with a line that says what and one that says why. Space flips it; Enter is left to the form around it.
T.Switch {
    id: root

    property string explanation: ""
    // The words stand beside this much.
    readonly property int beside: Theme.px(52)

    Accessible.description: root.explanation
    Accessible.name: root.text
    Accessible.role: Accessible.CheckBox
    focusPolicy: Qt.StrongFocus
    implicitHeight: Math.max(Theme.controlHeight, contentItem.implicitHeight)
    implicitWidth: 280

    contentItem: Column {
        leftPadding: root.mirrored ? root.beside : 0
        rightPadding: root.mirrored ? 0 : root.beside
        topPadding: Math.max(0, (root.height - words.implicitHeight) / 2)

        Column {
            id: words

            width: root.width - root.beside

            PlainText {
                Accessible.ignored: true
                text: root.text
                width: parent.width
                wrapMode: Text.Wrap
            }

            PlainText {
                Accessible.ignored: true
                color: Theme.textMuted
                font: Theme.meta
                line: Theme.metaLine
                text: root.explanation
                visible: text !== ""
                width: parent.width
                wrapMode: Text.Wrap
            }
        }
    }
    indicator: Rectangle {
        border.color: root.checked ? Theme.accent : Theme.textMuted
        border.width: root.checked ? 0 : 1.5
        color: root.checked ? Theme.accent : "transparent"
        height: Theme.px(20)
        radius: height / 2
        width: Theme.px(36)
        x: root.mirrored ? 0 : root.width - width
        y: Math.round((root.height - height) / 2)

        Rectangle {
            color: root.checked ? Theme.accentText : Theme.textMuted
            height: width
            radius: width / 2
            width: Theme.px(root.checked ? 14 : 10)
            x: root.checked ? (root.mirrored ? 3 : parent.width - width - 3) : root.mirrored ? parent.width - width - 5 : 5
            y: (parent.height - height) / 2

            Behavior on x  {
                NumberAnimation {
                    duration: Theme.quick
                    easing.type: Theme.easing
                }
            }
        }

        FocusRing {
            around: parent.radius
            shown: root.visualFocus
        }
    }
}
