// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml.Models

ListModel {
    enum Presence { Offline, Away, Online, DoNotDisturb }
    enum Kind { Person, Agent, System }

    property int hereCount: 2
}
