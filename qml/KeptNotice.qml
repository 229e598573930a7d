// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models

// One notice that stays; nothing for one that passes.
StandingNotice {
    id: root

    required property int toastId
    required property int tone
    required property bool kept
    required actionText

    signal actRequested(int toastId)
    signal dismissRequested(int toastId)

    attention: root.tone === ToastModel.Warning
    height: root.kept ? implicitHeight : 0
    visible: root.kept

    onActed: root.actRequested(root.toastId)
    onDismissed: root.dismissRequested(root.toastId)
}
