// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick.Dialogs

// The desktop's own dialog for choosing a file, where there is one.
FileDialog {
    // Of the files that can be read: "*.png" …
    property var patterns: []

    nameFilters: [qsTr("Pictures") + " (" + patterns.join(" ") + ")"]
    title: qsTr("Choose a picture")
}
