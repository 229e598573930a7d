// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// A small rounded button that carries a state: a dot or an icon, and words, which wrap where it is made narrower.
T.Button {
    id: root

    property string iconName: ""
    property color tone: Theme.textMuted
    property bool dot: false
    property bool raised: false
    property string hint: ""
    readonly property real marks: (root.dot ? Theme.px(7) + row.spacing : 0) + (root.iconName !== "" ? Theme.iconSmall + row.spacing : 0)
    readonly property real natural: Math.ceil(root.marks + words.implicitWidth) + root.leftPadding + root.rightPadding
    readonly property bool fits: root.width >= root.natural

    Accessible.description: root.hint
    Accessible.name: root.text
    Accessible.onPressAction: root.clicked()
    Accessible.role: Accessible.Button
    focusPolicy: Qt.TabFocus
    horizontalPadding: Theme.px(10)
    implicitHeight: Math.max(Theme.px(26), root.fits ? 0 : wrapped.implicitHeight + 2 * Theme.spaceXs)
    implicitWidth: root.natural

    background: Rectangle {
        border.color: Theme.hairline
        border.width: Theme.stroke
        color: root.raised ? Theme.surface : "transparent"
        radius: Math.min(height, Theme.px(26)) / 2

        SoftShadow {
            radius: parent.radius
            visible: root.raised
        }

        Rectangle {
            anchors.fill: parent
            border.color: Theme.hairline
            border.width: Theme.stroke
            color: root.raised ? Theme.surface : "transparent"
            radius: parent.radius
        }

        Rectangle {
            anchors.fill: parent
            color: root.down ? Theme.pressed : root.hovered ? Theme.hover : "transparent"
            radius: parent.radius
        }

        FocusRing {
            around: parent.radius
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.px(6)

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                color: root.tone
                height: width
                radius: width / 2
                visible: root.dot
                width: Theme.px(7)
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.tone
                height: Theme.iconSmall
                name: root.iconName
                visible: root.iconName !== ""
                width: Theme.iconSmall
            }

            Item {
                anchors.verticalCenter: parent.verticalCenter
                height: root.fits ? words.height : wrapped.height
                width: root.fits ? words.implicitWidth : root.availableWidth - root.marks

                TabularText {
                    id: words

                    color: Theme.text
                    font: Theme.meta
                    opacity: root.fits ? 1 : 0
                    text: root.text
                }

                PlainText {
                    id: wrapped

                    Accessible.ignored: true
                    font: Theme.meta
                    line: Theme.metaLine
                    text: root.text
                    visible: !root.fits
                    width: parent.width
                    wrapMode: Text.Wrap
                }
            }
        }
    }

    Keys.onEnterPressed: root.clicked()
    Keys.onReturnPressed: root.clicked()

    AppToolTip {
        focused: root.hint !== "" && root.visualFocus
        pointed: root.hint !== "" && root.hovered
        text: root.hint
    }
}
