// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// The notices that stay until they were read, newest last. They have the window's upper edge to themselves: nothing that
// is read or written lies below them. Where they would leave too little of the window, they scroll.
FormScroll {
    id: root

    required property ToastModel model
    // What they may take of the window, in px.
    required property real most

    // The bar lies over the edge of the notices, which leave it free. Room that it took only where they scroll would decide
    // whether they have to.
    barRoom: 0
    height: Math.min(root.bodyHeight, root.most)
    margin: 0
    spacing: 0
    visible: root.model.keptCount > 0

    Repeater {
        model: root.model

        KeptNotice {
            width: parent ? parent.width : 0

            onActRequested: toastId => root.model.act(toastId)
            onDismissRequested: toastId => root.model.dismiss(toastId)
        }
    }
}
