// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

// Keys of one place: {sequences, text}, with an act where it can be anywhere.
QtObject {
    required property string heading
    required property var keys
}
