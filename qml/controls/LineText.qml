// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick

// One line beside, or in place of, a line of text that can be selected or written: on its baseline. Texts of a fixed line
// height are centred in it; those keep four fifths of it above the baseline.
PlainText {
    id: root

    // Where that line begins.
    property real lineTop: 0

    lineHeight: 1
    lineHeightMode: Text.ProportionalHeight
    verticalAlignment: Text.AlignTop
    y: root.lineTop + Math.round(0.8 * root.line) - Math.round(root.baselineOffset)
}
