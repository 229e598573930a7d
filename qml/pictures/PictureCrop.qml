// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Which part of a picture that was chosen is to be seen; the form that it stands in saves it.
Column {
    id: root

    required property PictureChoice choice
    required property bool round
    readonly property real centreX: view.centreX
    readonly property real centreY: view.centreY
    readonly property real zoom: view.zoom

    spacing: Theme.spaceM

    // Also from the buttons below it.
    Keys.onPressed: event => event.accepted = view.zoomByKey(event.key)

    PlainText {
        color: Theme.textMuted
        text: qsTr("Move the picture until what matters is in the frame.")
        width: parent.width
        wrapMode: Text.Wrap
    }

    CropView {
        id: view

        anchors.horizontalCenter: parent.horizontalCenter
        aspect: root.choice.aspect
        corner: width * (root.round ? 0.5 : 0.22)
        enabled: !root.choice.saving.busy
        height: width
        source: root.choice.chosen
        width: Math.min(parent.width, Theme.px(240))
    }

    Row {
        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.spaceS

        IconButton {
            enabled: view.zoom > 1
            iconName: "minus"
            text: qsTr("Smaller")

            onClicked: view.enlarge(1 / 1.3)
        }

        IconButton {
            enabled: view.zoom < view.mostZoom
            iconName: "plus"
            text: qsTr("Larger")

            onClicked: view.enlarge(1.3)
        }
    }

    AppButton {
        anchors.horizontalCenter: parent.horizontalCenter
        enabled: !root.choice.saving.busy
        text: qsTr("Don't use it")
        width: Math.min(implicitWidth, parent.width)

        onClicked: root.choice.drop()
    }

    function takeFocus(): void {
        view.forceActiveFocus(Qt.TabFocusReason);
    }
}
