// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// A button with words, and an icon if it has one. Where it is made narrower than its words, they wrap.
T.Button {
    id: root

    enum Kind {
        Secondary,
        Primary,
        Quiet,
        Danger
    }

    property int kind: AppButton.Secondary
    property string iconName: ""
    readonly property real iconRoom: root.iconName === "" ? 0 : Theme.iconSmall + Theme.spaceS
    readonly property bool filled: root.kind === AppButton.Primary || root.kind === AppButton.Danger
    readonly property color ink: root.kind === AppButton.Primary ? Theme.accentText : root.kind === AppButton.Danger ? Theme.dangerText : Theme.text

    Accessible.name: root.text
    Accessible.onPressAction: root.clicked()
    Accessible.role: Accessible.Button
    focusPolicy: Qt.TabFocus
    font: Theme.controlStrong
    implicitHeight: Math.max(Theme.controlHeight, root.topPadding + label.implicitHeight + root.bottomPadding)
    implicitWidth: Math.ceil(root.leftPadding + root.iconRoom + label.implicitWidth + root.rightPadding)
    leftPadding: Theme.spaceM
    opacity: root.enabled ? 1 : 0.45
    rightPadding: Theme.spaceM
    // Of words that wrap.
    verticalPadding: label.lineCount > 1 ? Theme.spaceXs : 0

    background: Rectangle {
        border.color: root.filled ? "transparent" : Theme.hairline
        border.width: root.kind === AppButton.Secondary ? Theme.stroke : 0
        color: root.kind === AppButton.Primary ? Theme.accent : root.kind === AppButton.Danger ? Theme.danger : root.kind === AppButton.Secondary ? Theme.surface : "transparent"
        radius: Theme.radiusControl

        Rectangle {
            anchors.fill: parent
            color: root.down ? Theme.pressed : root.hovered && root.enabled ? Theme.hover : "transparent"
            radius: parent.radius
        }

        FocusRing {
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        implicitHeight: row.implicitHeight
        implicitWidth: row.implicitWidth

        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.spaceS

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: root.ink
                height: Theme.iconSmall
                name: root.iconName
                visible: root.iconName !== ""
                width: Theme.iconSmall
            }

            PlainText {
                id: label

                color: root.ink
                font: root.font
                horizontalAlignment: Text.AlignHCenter
                text: root.text
                width: Math.min(Math.ceil(implicitWidth), root.availableWidth - root.iconRoom)
                wrapMode: Text.Wrap
            }
        }
    }

    Keys.onEnterPressed: root.clicked()
    Keys.onReturnPressed: root.clicked()
}
