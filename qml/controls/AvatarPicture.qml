// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick

// The picture of a person or a room, as large as it is shown; nothing while it is not here. What comes was cut to its shape.
Image {
    id: root

    readonly property int pixels: Math.ceil(root.width * Screen.devicePixelRatio)

    Accessible.ignored: true
    asynchronous: true
    fillMode: Image.PreserveAspectCrop
    mipmap: false
    smooth: true
    sourceSize: Qt.size(root.pixels, root.pixels)
    visible: root.status === Image.Ready && root.source.toString() !== ""
}
