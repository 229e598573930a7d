// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// Who is here: a 9 px dot with a ring in the colour of what it lies on.
Rectangle {
    id: root

    enum Presence {
        Offline,
        Away,
        Online,
        DoNotDisturb,
        Unknown
    }

    property int presence: PresenceDot.Unknown
    property color ring: Theme.window
    readonly property color tone: root.presence === PresenceDot.Online ? Theme.positive : root.presence === PresenceDot.Away ? Theme.warning : root.presence === PresenceDot.DoNotDisturb ? Theme.danger : Theme.textMuted
    readonly property bool hollow: root.presence === PresenceDot.Offline

    Accessible.ignored: true
    color: root.ring
    implicitHeight: Theme.presenceDot + 4
    implicitWidth: Theme.presenceDot + 4
    radius: width / 2
    visible: root.presence !== PresenceDot.Unknown

    Rectangle {
        anchors.centerIn: parent
        border.color: root.tone
        border.width: root.hollow ? 1.5 : 0
        color: root.hollow ? root.ring : root.tone
        height: Theme.presenceDot
        radius: width / 2
        width: Theme.presenceDot
    }
}
