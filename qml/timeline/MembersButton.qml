// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Models
import Confab.Theme

// Who is here, stacked; press for the whole list.
T.Button {
    id: root

    required property var model
    required property int total
    property bool compact: false
    // Nobody is known yet: without a server a number would stand there alone.
    readonly property bool bare: root.compact || root.model.count === 0

    Accessible.name: qsTr("Members: %1").arg(root.text)
    Accessible.onPressAction: root.clicked()
    Accessible.role: Accessible.Button
    focusPolicy: Qt.TabFocus
    implicitHeight: Theme.controlHeight + Theme.spaceXs
    implicitWidth: (root.bare ? Theme.icon : stack.implicitWidth) + 2 * Theme.spaceS

    background: Rectangle {
        color: root.down ? Theme.pressed : root.checked || root.hovered ? Theme.hover : "transparent"
        radius: Theme.radiusControl

        FocusRing {
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        AvatarStack {
            id: stack

            agentKind: MemberListModel.Agent
            anchors.centerIn: parent
            model: root.model
            total: root.total
            visible: !root.bare
        }

        Icon {
            anchors.centerIn: parent
            color: Theme.textMuted
            height: Theme.icon
            name: "users"
            visible: root.bare
            width: Theme.icon
        }
    }

    Keys.onEnterPressed: root.clicked()
    Keys.onReturnPressed: root.clicked()

    AppToolTip {
        pointed: root.hovered && !root.down
        text: root.text
    }
}
