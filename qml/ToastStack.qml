// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Models
import Confab.Theme

// The notices that pass, newest last: over dialogs too, in which most of what they tell of was done, and below menus.
T.Popup {
    id: root

    required property ToastModel model

    closePolicy: T.Popup.NoAutoClose
    implicitHeight: root.contentItem.implicitHeight
    padding: 0
    visible: root.model.count > root.model.keptCount
    z: 20

    contentItem: Column {
        spacing: Theme.spaceS

        Repeater {
            model: root.model

            ToastEntry {
                width: root.width

                onActed: toastId => root.model.act(toastId)
                onDismissed: toastId => root.model.dismiss(toastId)
            }
        }
    }
}
