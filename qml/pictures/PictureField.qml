// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// The picture of a person or a room, and giving it another one: a part of a form, which saves it with the rest.
Column {
    id: root

    required property PictureChoice choice
    required property bool round
    readonly property bool cropping: root.choice.chosen !== ""
    readonly property bool edited: root.choice.edited
    readonly property string errorText: root.choice.errorText
    // What was chosen is being read, or sent.
    readonly property bool busy: root.choice.reading || root.choice.saving.busy

    // It is as it was asked for.
    signal saved

    Accessible.name: qsTr("Picture")
    Accessible.role: Accessible.Grouping
    spacing: Theme.spaceM

    Banner {
        iconName: "warning"
        text: root.errorText
        tone: Banner.Problem
        visible: text !== ""
        width: parent.width
    }

    Item {
        id: now

        // Large letters stand below it.
        readonly property bool tight: now.width < Theme.px(300)

        implicitHeight: now.tight ? face.height + Theme.spaceM + buttons.height : Math.max(face.height, buttons.height)
        visible: !root.cropping
        width: parent.width

        Avatar {
            id: face

            anchors.left: parent.left
            anchors.top: parent.top
            colorIndex: root.choice.colorIndex
            initials: root.choice.initials
            picture: root.choice.current
            radius: root.round ? side / 2 : side * 0.22
            side: Theme.avatarLarge
        }

        Flow {
            id: buttons

            anchors.left: now.tight ? parent.left : face.right
            anchors.leftMargin: now.tight ? 0 : Theme.spaceL
            anchors.right: parent.right
            anchors.top: now.tight ? face.bottom : parent.top
            anchors.topMargin: now.tight ? Theme.spaceM : Math.max(0, (face.height - buttons.height) / 2)
            spacing: Theme.spaceS

            AppButton {
                id: choose

                enabled: !root.choice.reading && !root.choice.saving.busy
                width: Math.min(implicitWidth, buttons.width)
                text: root.choice.reading ? qsTr("Reading…") : root.choice.current === "" ? qsTr("Choose a picture…") : qsTr("Another picture…")

                onClicked: root.chooseFile()
            }

            AppButton {
                enabled: !root.choice.saving.busy
                text: root.choice.removed ? qsTr("Keep the picture") : qsTr("Remove picture")
                width: Math.min(implicitWidth, buttons.width)
                visible: root.choice.removed || root.choice.current !== ""

                onClicked: {
                    if (root.choice.removed)
                        root.choice.drop();
                    else
                        root.choice.remove();
                }
            }
        }
    }

    PictureCrop {
        id: crop

        choice: root.choice
        round: root.round
        visible: root.cropping
        width: parent.width
    }

    // Made when it is first wanted: not every desktop has one.
    Loader {
        id: files

        active: false
        source: "PictureFileDialog.qml"
        visible: false

        onLoaded: {
            files.item.patterns = root.choice.filePatterns;
            files.item.currentFolder = root.choice.folder;
            files.item.open();
        }
        onStatusChanged: {
            if (files.status === Loader.Error)
                root.choice.fail(qsTr("There is no dialog for choosing files here."));
        }
    }

    Connections {
        ignoreUnknownSignals: true
        target: files.item

        function onAccepted(): void {
            root.choice.choose(files.item.selectedFile);
        }
    }

    Connections {
        target: root.choice.saving

        function onGranted(): void {
            root.saved();
        }
    }

    onCroppingChanged: root.takeFocus()
    onErrorTextChanged: {
        if (root.errorText !== "")
            root.takeFocus();
    }

    // The keyboard goes on where there is something to do.
    function takeFocus(): void {
        if (!root.visible)
            return;
        if (root.cropping)
            crop.takeFocus();
        else
            choose.forceActiveFocus(Qt.TabFocusReason);
    }

    function save(): void {
        root.choice.save(crop.centreX, crop.centreY, crop.zoom);
    }

    function chooseFile(): void {
        if (files.status === Loader.Ready)
            files.item.open();
        else if (!files.active)
            files.active = true;
        else
            root.choice.fail(qsTr("There is no dialog for choosing files here."));
    }
}
