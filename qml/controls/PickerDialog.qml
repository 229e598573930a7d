// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// A modal card that is as high as the window allows, for a list to choose from: what stands in it scrolls by itself. Its list
// is by Theme.spaceS wider on both sides than what stands around it: what is in a row stands below that.
DialogFrame {
    id: root

    required property string heading
    property string acceptText: ""
    property string rejectText: qsTr("Close")
    // Another way on, at the left.
    property string asideText: ""
    property bool acceptable: true
    default property alias body: bodyItem.data

    signal accepted
    signal asidePressed

    footerHeight: buttons.height + root.padding
    headerHeight: root.padding + title.height + Theme.spaceM + root.partsHeight
    height: Math.min(Theme.px(560), (parent ? parent.height : Theme.px(560)) - 2 * Theme.spaceL)
    width: Math.min(Theme.dialogWidth + Theme.spaceXxl, (parent ? parent.width : Theme.dialogWidth) - 2 * Theme.spaceL)

    contentItem: FocusScope {
        Accessible.name: root.heading
        Accessible.role: Accessible.Dialog
        focus: true

        Keys.onEscapePressed: root.reject() // where the frame does not close by it

        PlainText {
            id: title

            Accessible.role: Accessible.Heading
            font: Theme.title
            horizontalAlignment: Text.AlignLeft
            line: Theme.titleLine
            text: root.heading
            width: parent.width
            wrapMode: Text.Wrap
        }

        FocusScope {
            id: bodyItem

            anchors.bottom: buttons.top
            anchors.bottomMargin: Theme.spaceM
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: title.bottom
            anchors.topMargin: Theme.spaceM
            focus: true
        }

        UnsavedGuard {
            id: guard

            onDiscarded: root.close()
        }

        TypingDots {
            Accessible.name: qsTr("Waiting for the server…")
            Accessible.role: Accessible.StaticText
            anchors.bottom: parent.bottom
            anchors.bottomMargin: (Theme.controlHeight - height) / 2
            anchors.left: parent.left
            color: Theme.accent
            visible: root.busy
        }

        // Below each other where they don't fit beside each other.
        Grid {
            id: buttons

            readonly property real wanted: (aside.visible ? aside.implicitWidth + spacing : 0) + rejectButton.implicitWidth + (accept.visible ? accept.implicitWidth + spacing : 0)

            anchors.bottom: parent.bottom
            anchors.right: parent.right
            // No more than there are: an empty one has its space, too.
            columns: buttons.wanted > parent.width ? 1 : 1 + (root.asideText !== "" ? 1 : 0) + (root.acceptText !== "" ? 1 : 0)
            horizontalItemAlignment: Grid.AlignRight
            spacing: Theme.spaceS

            AppButton {
                id: aside

                kind: AppButton.Quiet
                text: root.asideText
                visible: root.asideText !== ""

                onClicked: root.asidePressed()
            }

            AppButton {
                id: rejectButton

                text: root.rejectText

                onClicked: root.reject()
            }

            AppButton {
                id: accept

                enabled: root.acceptable && !root.busy
                kind: AppButton.Primary
                text: root.acceptText
                visible: root.acceptText !== ""

                onClicked: root.accept()
            }
        }
    }

    onAboutToHide: guard.drop()

    // Of what there is to set: for the keyboard, which would be nowhere in sight.
    function focusFirst(): void {
        root.contentItem.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
    }

    function reject(): void {
        if (root.unsaved)
            guard.ask();
        else
            root.close();
    }

    function accept(): void {
        if (root.acceptable && !root.busy)
            root.accepted();
    }
}
