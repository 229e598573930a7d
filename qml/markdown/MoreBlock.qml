// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick

// The message goes on: shown when the reader wants it.
BlockFrame {
    id: root

    signal pressed

    contentHeight: link.height

    QuietLink {
        id: link

        text: qsTr("Show more of this message")

        onPressed: root.pressed()
    }
}
