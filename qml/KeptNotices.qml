// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Models

// The notices that stay until they were read, newest last. They have the window's upper edge to themselves: nothing that
// is read or written lies below them.
Column {
    id: root

    required property ToastModel model

    visible: root.model.keptCount > 0

    Repeater {
        model: root.model

        KeptNotice {
            width: root.width

            onActRequested: toastId => root.model.act(toastId)
            onDismissRequested: toastId => root.model.dismiss(toastId)
        }
    }
}
