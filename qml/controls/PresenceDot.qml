// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Theme

// Who is here: a 9 px dot with a ring in the colour of what it lies on. Each state has a shape of its own beside its colour:
// full, a crescent, a bar across, hollow.
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
        id: dot

        anchors.centerIn: parent
        border.color: root.tone
        border.width: root.hollow ? 1.5 : 0
        color: root.hollow ? root.ring : root.tone
        height: Theme.presenceDot
        radius: width / 2
        width: Theme.presenceDot
    }

    Rectangle {
        color: root.ring
        height: width
        radius: width / 2
        visible: root.presence === PresenceDot.Away
        width: Math.round(dot.width * 0.66)
        x: dot.x - 1
        y: dot.y - 1
    }

    Rectangle {
        anchors.centerIn: parent
        color: root.ring
        height: Math.max(2, Math.round(dot.height * 0.2))
        visible: root.presence === PresenceDot.DoNotDisturb
        width: Math.round(dot.width * 0.6)
    }
}
