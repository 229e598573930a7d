// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick

// Somebody of the server, person or agent, who could be in the room.
CandidateEntry {
    id: root

    required property bool isAgent

    agent: root.isAgent
}
