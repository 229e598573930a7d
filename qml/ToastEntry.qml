// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls

// One notice, as wide as its words need.
Item {
    id: root

    required property int toastId
    required property string text
    required property int tone
    required property string actionText
    required property bool kept

    signal dismissed(int toastId)
    signal acted(int toastId)

    implicitHeight: card.height
    visible: !root.kept // it stands elsewhere

    Toast {
        id: card

        anchors.horizontalCenter: parent.horizontalCenter
        height: implicitHeight
        text: root.text
        actionText: root.actionText
        tone: root.tone
        width: Math.min(implicitWidth, root.width)

        onActed: root.acted(root.toastId)
        onDismissed: root.dismissed(root.toastId)
    }
}
