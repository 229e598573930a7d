// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// A way to another place of the messages, over them while it is needed.
Pill {
    id: root

    required property bool shown

    opacity: root.shown ? 1 : 0
    raised: true
    tone: Theme.accent
    visible: opacity > 0

    Behavior on opacity  {
        NumberAnimation {
            duration: Theme.quick
            easing.type: Theme.easing
        }
    }
}
