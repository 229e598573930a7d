// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// How many name the reader, and how many there are: apart, as one is more urgent than the other. Where all of them name the
// reader, once.
Row {
    id: root

    required property int unread
    required property int mentions
    property bool loud: false

    Accessible.ignored: true
    spacing: Theme.spaceXs
    visible: root.unread > 0

    Badge {
        count: root.unread > 0 ? root.mentions : 0
        sign: "@"
    }

    Badge {
        count: root.unread > root.mentions ? root.unread : 0
        loud: root.loud
    }
}
