// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// A heading and the settings under it.
Column {
    id: root

    required property string heading

    Accessible.name: root.heading
    Accessible.role: Accessible.Grouping
    spacing: Theme.spaceS

    PlainText {
        Accessible.role: Accessible.Heading
        color: Theme.textMuted
        font: Theme.metaStrong
        line: Theme.metaLine
        text: root.heading
    }
}
