// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// Of a task: with a tick where it is done.
Rectangle {
    id: root

    required property bool done

    Accessible.checked: root.done
    Accessible.name: root.done ? qsTr("Done") : qsTr("Open")
    Accessible.role: Accessible.CheckBox
    border.color: root.done ? Theme.accent : Theme.textMuted
    border.width: 1.5
    color: root.done ? Theme.accent : "transparent"
    implicitHeight: Theme.px(14)
    implicitWidth: implicitHeight
    radius: 3

    Icon {
        anchors.centerIn: parent
        color: Theme.accentText
        height: Theme.px(12)
        name: "check"
        visible: root.done
        width: height
    }
}
