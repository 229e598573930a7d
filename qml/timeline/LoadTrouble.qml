// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// What could not be loaded, over the messages: on a ground of its own.
Rectangle {
    id: root

    required property string text

    signal retryRequested

    color: Theme.surface
    implicitHeight: banner.implicitHeight
    radius: banner.radius
    visible: root.text !== ""

    SoftShadow {
        radius: banner.radius
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.surface
        radius: banner.radius
    }

    Banner {
        id: banner

        anchors.fill: parent
        buttonText: qsTr("Try again")
        iconName: "warning"
        text: root.text
        tone: Banner.Attention

        onPressed: root.retryRequested()
    }
}
