// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// A modal card: a title, what stands in it, and its buttons at the lower right.
T.Popup {
    id: root

    required property string heading
    property string acceptText: ""
    property string rejectText: qsTr("Cancel")
    property int acceptKind: AppButton.Primary
    property bool acceptable: true
    default property alias body: bodyColumn.data

    signal accepted
    signal rejected

    anchors.centerIn: T.Overlay.overlay
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    focus: true
    height: Math.min(implicitHeight, (parent ? parent.height : implicitHeight) - 2 * Theme.spaceL)
    implicitHeight: column.implicitHeight + 2 * root.padding
    modal: true
    padding: Theme.spaceXl
    parent: T.Overlay.overlay
    width: Math.min(Theme.dialogWidth, (parent ? parent.width : Theme.dialogWidth) - 2 * Theme.spaceL)

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
    background: Rectangle {
        color: Theme.surface
        radius: Theme.radiusCard

        SoftShadow {
        }

        Rectangle {
            anchors.fill: parent
            border.color: Theme.hairline
            border.width: Theme.stroke
            color: Theme.surface
            radius: Theme.radiusCard
        }
    }
    contentItem: Flickable {
        Accessible.name: root.heading
        Accessible.role: Accessible.Dialog
        boundsBehavior: Flickable.StopAtBounds
        clip: contentHeight > height
        contentHeight: column.implicitHeight
        interactive: contentHeight > height

        Column {
            id: column

            spacing: Theme.spaceL
            width: parent.width

            PlainText {
                Accessible.role: Accessible.Heading
                font: Theme.title
                line: Theme.titleLine
                text: root.heading
                width: parent.width
                wrapMode: Text.Wrap
            }

            Column {
                id: bodyColumn

                spacing: Theme.spaceL
                width: parent.width
            }

            // Below each other where they don't fit beside each other.
            Grid {
                anchors.right: parent.right
                columns: !rejectButton.visible || !acceptButton.visible || rejectButton.implicitWidth + acceptButton.implicitWidth + spacing > parent.width ? 1 : 2
                horizontalItemAlignment: Grid.AlignRight
                spacing: Theme.spaceS

                AppButton {
                    id: rejectButton

                    kind: AppButton.Secondary
                    text: root.rejectText
                    visible: root.rejectText !== ""

                    onClicked: root.reject()
                }

                AppButton {
                    id: acceptButton

                    enabled: root.acceptable
                    kind: root.acceptKind
                    text: root.acceptText
                    visible: root.acceptText !== ""

                    onClicked: root.accept()
                }
            }
        }
    }
    enter: Transition {
        NumberAnimation {
            duration: Theme.steady
            easing.type: Theme.easing
            from: 0
            property: "opacity"
            to: 1
        }
    }
    exit: Transition {
        NumberAnimation {
            duration: Theme.quick
            easing.type: Theme.easing
            property: "opacity"
            to: 0
        }
    }

    // Where there is nothing to fill in: Enter accepts, and the ring says so.
    function focusAccept(): void {
        acceptButton.forceActiveFocus(Qt.TabFocusReason);
        acceptButton.focusReason = Qt.TabFocusReason;
    }

    function accept(): void {
        if (!root.acceptable)
            return;
        root.accepted();
        root.close();
    }

    function reject(): void {
        root.rejected();
        root.close();
    }
}
