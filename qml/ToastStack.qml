// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Models
import Confab.Theme

// The notices that are up, newest last.
Column {
    id: root

    required property ToastModel model

    spacing: Theme.spaceS
    z: 20

    Repeater {
        model: root.model

        ToastEntry {
            width: root.width

            onDismissed: toastId => root.model.dismiss(toastId)
            onUndone: toastId => root.model.undo(toastId)
        }
    }
}
