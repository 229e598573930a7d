// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml

QtObject {
    property string userId: "u1"
    property string name: "Ada Lovelace"
    property string initials: "AL"
    property string picture: ""
    property int colorIndex: 0
    property bool guest: false
    property int presence: 2
}
