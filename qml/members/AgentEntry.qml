// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick

// An agent of the server that could be in the room.
CandidateEntry {
    agent: true
}
