// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick

// One character of a TabularText.
PlainText {
    id: root

    required property int index
    required property string source
    required property real digitWidth
    readonly property string glyph: root.source.charAt(root.index)

    Accessible.ignored: true
    horizontalAlignment: Text.AlignHCenter
    text: root.glyph
    width: root.glyph >= "0" && root.glyph <= "9" ? root.digitWidth : root.implicitWidth
}
