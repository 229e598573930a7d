// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick.Dialogs

// The desktop's own dialog for choosing a file, where there is one.
FileDialog {
    nameFilters: [qsTr("Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp)")]
    title: qsTr("Choose a picture")
}
