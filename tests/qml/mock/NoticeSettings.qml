// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    property bool on: true
    property bool textShown: true
    property bool sound: true
    property bool keptInTray: true
}
