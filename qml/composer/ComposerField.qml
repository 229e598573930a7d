// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Markdown
import Confab.Models
import Confab.Theme

// The text being written and the button that sends it.
FocusScope {
    id: root

    required property ComposerController controller
    required property CompletionList completionList
    required property bool sendOnEnter
    required property real mostHeight
    required property bool roomy
    readonly property bool editing: area.activeFocus
    // Text that is scrolled ends here, inside the card's border.
    readonly property int inset: Theme.spaceS
    readonly property int lowest: Theme.px(44)
    // Whole lines: none is cut where it is scrolled to its end.
    readonly property real highest: root.lowest + Math.floor((root.mostHeight - root.lowest) / Theme.bodyLine) * Theme.bodyLine
    // The field shows what the controller has; until then what it shows was not written by anybody.
    property bool filled: false

    signal pageRequested(int direction)
    signal edgeRequested(bool newest)
    signal emojiRequested

    focus: true
    height: Math.max(Math.min(area.implicitHeight + 2 * root.inset, root.highest), root.lowest)

    Flickable {
        id: flick

        anchors.bottomMargin: root.inset
        anchors.fill: parent
        anchors.rightMargin: buttons.width + Theme.spaceM
        anchors.topMargin: root.inset
        boundsBehavior: Flickable.StopAtBounds
        clip: contentHeight > height
        contentHeight: area.implicitHeight
        flickableDirection: Flickable.VerticalFlick
        interactive: contentHeight > height
        // All of a text is sent to the graphics device, seen or not, and memory for it is kept as long as what draws it:
        // a long text is drawn by itself, and that goes when it goes.
        layer.enabled: area.length > 4000

        T.ScrollBar.vertical: AppScrollBar {
        }

        T.TextArea {
            id: area

            Accessible.description: root.controller.hint
            Accessible.name: root.controller.placeholder
            Accessible.role: Accessible.EditableText
            color: Theme.text
            enabled: root.controller.enabled
            focus: true
            font: Theme.body
            height: Math.max(implicitHeight, flick.height)
            implicitHeight: contentHeight + topPadding + bottomPadding
            leftPadding: Theme.spaceL
            rightPadding: Theme.spaceM
            selectByMouse: true
            selectedTextColor: Theme.accentText
            selectionColor: Theme.accent
            tabStopDistance: Theme.tabWidth
            textFormat: TextEdit.PlainText
            topPadding: Math.floor((root.lowest - Theme.bodyLine) / 2) - root.inset
            bottomPadding: root.lowest - Theme.bodyLine - topPadding - 2 * root.inset
            width: flick.width
            wrapMode: TextEdit.Wrap

            onCursorPositionChanged: {
                if (root.filled)
                    root.controller.cursorPosition = area.cursorPosition;
            }
            onCursorRectangleChanged: root.showCursor()
            onTextChanged: {
                if (root.filled)
                    root.controller.text = area.text;
            }

            Binding {
                property: "cursorVisible"
                target: area
                value: area.activeFocus && area.Window.active
            }

            TextMenu {
                anchors.fill: parent
                paster: pasting
                target: area
            }

            // As far apart as the lines of a message.
            LineSpacing {
                document: area.textDocument
                lineHeight: Theme.bodyLine
            }

            LineDirections {
                document: area.textDocument
            }

            EmojiHighlighter {
                document: area.textDocument
            }

            Keys.onPressed: event => event.accepted = keys.handleKey(event)
            Keys.onShortcutOverride: event => event.accepted = keys.claims(event)

            LineText {
                Accessible.ignored: true
                anchors.left: parent.left
                anchors.leftMargin: area.leftPadding
                anchors.right: parent.right
                color: Theme.textMuted
                elide: Text.ElideRight
                font: area.font
                line: Theme.bodyLine
                text: root.controller.placeholder
                lineTop: area.topPadding
                visible: area.length === 0 && area.preeditText === ""
            }
        }
    }

    ComposerButtons {
        id: buttons

        anchors.bottom: parent.bottom
        anchors.bottomMargin: (root.lowest - height) / 2
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(6)
        controller: root.controller
        roomy: root.roomy

        onEmojiRequested: root.emojiRequested()
        onSendRequested: root.send()
    }

    Pasting {
        id: pasting

        area: area
    }

    ComposerKeys {
        id: keys

        area: area
        completionList: root.completionList
        controller: root.controller
        pasting: pasting
        sendOnEnter: root.sendOnEnter

        onEdgeRequested: newest => root.edgeRequested(newest)
        onPageRequested: direction => root.pageRequested(direction)
    }

    Connections {
        target: root.controller

        function onCursorPositionChanged(): void {
            if (area.cursorPosition !== root.controller.cursorPosition)
                area.cursorPosition = root.controller.cursorPosition;
        }

        function onTextChanged(): void {
            if (area.text !== root.controller.text)
                root.fill();
        }
    }

    Component.onCompleted: root.fill()

    // A text that is set puts the cursor before it, which is nobody's wish.
    function fill(): void {
        root.filled = false;
        area.text = root.controller.text;
        area.cursorPosition = Math.min(root.controller.cursorPosition, area.length);
        root.filled = true;
    }

    function write(text: string): void {
        pasting.write(text);
        root.takeFocus();
    }

    function takeFocus(): void {
        area.forceActiveFocus(Qt.OtherFocusReason);
    }

    // A key that was pressed elsewhere: true if it is to be written. Where nobody may write, it is not.
    function takeKey(event: KeyEvent): bool {
        const taken = area.enabled && pasting.takeTyped(event);
        if (taken)
            root.takeFocus();
        return taken;
    }

    function send(): void {
        root.controller.send();
        root.takeFocus();
    }

    function showCursor(): void {
        const mark = area.cursorRectangle;
        if (mark.y < flick.contentY)
            flick.contentY = Math.max(0, Math.floor((mark.y - area.topPadding) / Theme.bodyLine) * Theme.bodyLine);
        else if (mark.y + mark.height > flick.contentY + flick.height)
            flick.contentY = Math.min(area.height - flick.height, Math.ceil((mark.y + mark.height + area.bottomPadding - flick.height) / Theme.bodyLine) * Theme.bodyLine);
    }
}
