// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml
import QtQuick

// The colours of code in one appearance, by what a word is in its language.
QtObject {
    required property color keyword
    required property color call
    required property color type
    required property color key
    required property color string
    // Numbers, and names of values.
    required property color constant
    required property color comment
    // What speaks to the compiler: annotations, macros.
    required property color meta
    required property color added
    required property color removed
    // Behind such lines.
    required property color addedGround
    required property color removedGround
}
