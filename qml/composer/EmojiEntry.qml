// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// One emoji to choose.
Rectangle {
    id: root

    required property int index
    required property string picture
    required property string name
    required property font pictureFont
    required property bool current

    signal chosen
    signal pointed

    Accessible.name: root.name
    Accessible.onPressAction: root.chosen()
    Accessible.role: Accessible.ListItem
    Accessible.selected: root.current
    color: root.current ? Theme.pressed : "transparent"
    radius: Theme.radiusControl

    PlainText {
        Accessible.ignored: true
        anchors.centerIn: parent
        font: root.pictureFont
        line: Theme.px(28)
        text: root.picture
    }

    HoverHandler {
        onPointChanged: root.pointed()
    }

    TapHandler {
        onTapped: root.chosen()
    }
}
