// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Models
import Confab.Theme

// The text being written and the button that sends it. Knows the keys; the controller knows what they mean.
FocusScope {
    id: root

    required property ComposerController controller
    required property CompletionList completionList
    required property bool sendOnEnter
    required property real mostHeight
    readonly property bool editing: area.activeFocus

    focus: true
    height: Math.max(area.implicitHeight < root.mostHeight ? area.implicitHeight : root.mostHeight, Theme.px(44))

    Flickable {
        id: flick

        anchors.fill: parent
        anchors.rightMargin: send.width + Theme.spaceM
        boundsBehavior: Flickable.StopAtBounds
        clip: contentHeight > height
        contentHeight: area.implicitHeight
        flickableDirection: Flickable.VerticalFlick
        interactive: contentHeight > height

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
            rightPadding: Theme.spaceS
            selectByMouse: true
            selectedTextColor: Theme.accentText
            selectionColor: Theme.accent
            textFormat: TextEdit.PlainText
            topPadding: Math.round((Theme.px(44) - Theme.bodyLine) / 2)
            bottomPadding: topPadding
            width: flick.width
            wrapMode: TextEdit.Wrap

            onCursorPositionChanged: root.controller.cursorPosition = area.cursorPosition
            onCursorRectangleChanged: root.showCursor()
            onTextChanged: root.controller.text = area.text

            Keys.onPressed: event => {
                event.accepted = root.handleKey(event);
            }
            Keys.onShortcutOverride: event => {
                event.accepted = event.key === Qt.Key_Escape && (root.completionList.shown || root.controller.editing || root.controller.replying);
            }

            PlainText {
                Accessible.ignored: true
                anchors.left: parent.left
                anchors.leftMargin: area.leftPadding
                anchors.right: parent.right
                color: Theme.textMuted
                elide: Text.ElideRight
                font: area.font
                line: Theme.bodyLine
                text: root.controller.placeholder
                visible: area.length === 0 && area.preeditText === ""
                y: area.topPadding
            }
        }
    }

    IconButton {
        id: send

        anchors.bottom: parent.bottom
        anchors.bottomMargin: (Theme.px(44) - height) / 2
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(6)
        enabled: root.controller.canSend
        filled: root.controller.canSend
        iconName: root.controller.editing ? "check" : "send"
        text: root.controller.editing ? qsTr("Save") : qsTr("Send")

        onClicked: root.send()
    }

    Connections {
        target: root.controller

        function onCursorPositionChanged(): void {
            if (area.cursorPosition !== root.controller.cursorPosition)
                area.cursorPosition = root.controller.cursorPosition;
        }

        function onTextChanged(): void {
            if (area.text !== root.controller.text)
                area.text = root.controller.text;
        }
    }

    Component.onCompleted: area.text = root.controller.text

    function takeFocus(): void {
        area.forceActiveFocus(Qt.OtherFocusReason);
    }

    function send(): void {
        root.controller.send();
        root.takeFocus();
    }

    function showCursor(): void {
        const mark = area.cursorRectangle;
        if (mark.y < flick.contentY)
            flick.contentY = Math.max(0, mark.y - area.topPadding);
        else if (mark.y + mark.height > flick.contentY + flick.height)
            flick.contentY = Math.min(area.height - flick.height, mark.y + mark.height + area.bottomPadding - flick.height);
    }

    function handleKey(event: KeyEvent): bool {
        if (root.completionList.shown && root.completionList.handleKey(event))
            return true;
        switch (event.key) {
        case Qt.Key_Return:
        case Qt.Key_Enter:
            return root.handleEnter(event.modifiers);
        case Qt.Key_Up:
            return event.modifiers === Qt.NoModifier && area.length === 0 && root.controller.editLast();
        case Qt.Key_Escape:
            if (root.completionList.shown) {
                root.controller.dismissCompletions();
                return true;
            }
            return root.controller.cancel();
        case Qt.Key_Tab:
            area.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
            return true;
        case Qt.Key_Backtab:
            area.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason);
            return true;
        }
        return false;
    }

    function handleEnter(modifiers: int): bool {
        const keys = modifiers & ~Qt.KeypadModifier;
        if (keys === Qt.ControlModifier || root.sendOnEnter && keys === Qt.NoModifier) {
            root.controller.send();
            return true;
        }
        return false;
    }
}
