// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// What stands at the end of the field: emoji, and the button that sends.
Row {
    id: root

    required property ComposerController controller
    // There is room for more than the button that sends.
    required property bool roomy

    signal emojiRequested
    signal sendRequested

    spacing: Theme.spaceXs

    EmojiButton {
        enabled: root.controller.enabled
        visible: root.roomy

        onClicked: root.emojiRequested()
    }

    IconButton {
        enabled: root.controller.canSend
        filled: root.controller.canSend
        iconName: root.controller.editing ? "check" : "send"
        text: root.controller.editing ? qsTr("Save") : qsTr("Send")

        onClicked: root.sendRequested()
    }
}
