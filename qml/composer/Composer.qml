// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// Where one writes: a raised card that grows, what it is about above, what the keys do below.
Item {
    id: root

    required property ComposerController controller
    required property EmojiListModel emoji
    required property bool sendOnEnter
    // The card grows up to 40 % of this.
    required property real paneHeight
    readonly property alias writing: editor.editing
    readonly property bool roomy: root.width >= Theme.px(240)

    // The messages are to be moved by a page: -1 to older ones, 1 to newer ones.
    signal pageRequested(int direction)
    // Or all the way.
    signal edgeRequested(bool newest)

    Accessible.name: qsTr("Write a message")
    Accessible.role: Accessible.Pane
    implicitHeight: card.height + foot.height

    CompletionList {
        id: completionList

        anchors.bottom: card.top
        anchors.bottomMargin: Theme.spaceXs
        anchors.left: card.left
        anchors.right: card.right
        emojiFont: root.emoji.fontOf(Theme.px(18))
        model: root.controller.completions

        onChosen: row => root.controller.complete(row)
    }

    Rectangle {
        id: card

        readonly property color line: editor.editing && card.Window.active ? Theme.accent : Theme.hairline

        border.color: card.line
        border.width: Theme.stroke
        color: Theme.surface
        height: context.height + editor.height
        radius: Theme.radiusCard
        width: parent.width

        SoftShadow {
            opacity: 0.7
        }

        Rectangle {
            anchors.fill: parent
            border.color: card.line
            border.width: Theme.stroke
            color: Theme.surface
            radius: Theme.radiusCard
        }

        ContextStrip {
            id: context

            anchors.left: parent.left
            anchors.right: parent.right
            editing: root.controller.editing
            held: root.controller.held
            preview: root.controller.contextPreview
            shown: root.controller.editing || root.controller.replying || root.controller.held
            title: root.controller.contextTitle

            onCloseRequested: {
                root.controller.cancel();
                root.takeFocus();
            }
        }

        ComposerField {
            id: editor

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: context.bottom
            completionList: completionList
            controller: root.controller
            mostHeight: Math.max(Theme.controlHeight * 2, root.paneHeight * 0.4)
            roomy: root.roomy
            sendOnEnter: root.sendOnEnter

            onEdgeRequested: newest => root.edgeRequested(newest)
            onEmojiRequested: picker.open()
            onPageRequested: direction => root.pageRequested(direction)
        }
    }

    Item {
        id: foot

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: card.bottom
        height: Math.max(Theme.px(24), hint.implicitHeight + Theme.spaceS)

        PlainText {
            id: hint

            readonly property string length: root.controller.lengthText

            anchors.left: parent.left
            anchors.leftMargin: Theme.spaceM
            anchors.right: root.roomy ? parent.right : below.left
            anchors.rightMargin: Theme.spaceM
            anchors.verticalCenter: parent.verticalCenter
            color: root.controller.bytesOver > 0 || root.controller.held ? Theme.danger : Theme.textMuted
            font: Theme.meta
            line: Theme.metaLine
            opacity: root.controller.text !== "" || editor.editing ? 1 : 0.75
            text: hint.length !== "" ? hint.length : root.controller.hint
            wrapMode: Text.Wrap
        }

        // Large letters leave no room for it beside the field.
        EmojiButton {
            id: below

            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceS
            anchors.verticalCenter: parent.verticalCenter
            enabled: root.controller.enabled
            side: Theme.px(24)
            visible: !root.roomy

            onClicked: picker.open()
        }
    }

    // Above the button that opens it.
    EmojiPicker {
        id: picker

        base: card
        emoji: root.emoji

        onChosen: picture => editor.write(picture)
        onClosed: root.takeFocus()
    }

    Shortcut {
        enabled: editor.editing && root.controller.enabled
        sequences: ["Ctrl+E"]

        onActivated: picker.open()
    }

    Connections {
        target: root.controller

        function onFocusRequested(): void {
            root.takeFocus();
        }
    }

    function takeFocus(): void {
        editor.takeFocus();
    }

    function takeKey(event: KeyEvent): bool {
        return editor.takeKey(event);
    }
}
