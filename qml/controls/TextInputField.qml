// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// One line to type into, with its label above and what is wrong below.
FocusScope {
    id: root

    required property string label
    property alias text: field.text
    property alias placeholder: field.placeholderText
    property alias maximumLength: field.maximumLength
    property alias echoMode: field.echoMode
    property alias inputMethodHints: field.inputMethodHints
    property bool labelShown: true
    // What is typed is an address.
    property bool exact: false
    // Left and Right choose elsewhere, rather than move in the text.
    property bool sideways: false
    property string hint: ""
    property string error: ""

    // How much of what it takes is used, told when little of that is left.
    readonly property string measure: field.maximumLength - field.length > 10 || field.length === 0 ? "" : qsTr("%1 of %2 characters").arg(field.length).arg(field.maximumLength)
    // An error that goes while somebody types leaves its place until they are done: nothing jumps from under a pointer.
    property bool keepsPlace: false
    // Not where what is typed changes all that stands below.
    property bool jumps: false
    readonly property string note: root.error !== "" ? root.error : root.measure !== "" ? root.measure : root.hint

    signal accepted
    // By whoever types, not by the app.
    signal edited
    // Backspace, where nothing was left to erase.
    signal erasedNothing
    // -1 is Left.
    signal steppedSideways(int direction)

    implicitHeight: column.implicitHeight
    implicitWidth: 280

    Column {
        id: column

        spacing: Theme.spaceXs
        width: root.width

        PlainText {
            Accessible.ignored: true
            font: Theme.controlStrong
            text: root.label
            visible: root.labelShown
            width: parent.width
        }

        T.TextField {
            id: field

            // Told apart from other fields by what has the keyboard.
            readonly property bool wrong: root.error !== ""
            readonly property bool held: field.activeFocus && field.Window.active
            // The app has filled it, and nobody was in it since.
            property bool fresh: false

            Accessible.description: root.note
            Accessible.name: root.label
            Accessible.role: Accessible.EditableText
            color: Theme.text
            focus: true
            font: root.exact ? Theme.exact(Theme.body) : Theme.body
            implicitHeight: Math.max(Theme.controlHeight + Theme.spaceXs, contentHeight + 2 * Theme.spaceS)
            leftPadding: Theme.spaceM
            placeholderTextColor: Theme.textMuted
            rightPadding: Theme.spaceM
            selectByMouse: true
            selectedTextColor: Theme.accentText
            selectionColor: Theme.accent
            verticalAlignment: TextInput.AlignVCenter
            width: parent.width

            background: Rectangle {
                border.color: root.error !== "" ? Theme.danger : field.held ? Theme.accent : Theme.hairline
                border.width: field.held ? Theme.focusWidth : Theme.stroke
                color: Theme.surface
                radius: Theme.radiusControl
            }

            onAccepted: root.accepted()
            onActiveFocusChanged: {
                if (!field.activeFocus) {
                    root.keepsPlace = false;
                    return;
                }
                if (field.focusReason === Qt.TabFocusReason || field.focusReason === Qt.BacktabFocusReason)
                    field.selectAll();
                else if (field.fresh && field.focusReason !== Qt.MouseFocusReason && field.selectedText === "")
                    field.cursorPosition = field.length;
                field.fresh = false;
            }
            // Filled by the app, it shows how it begins.
            onTextChanged: {
                if (field.activeFocus || menu.up)
                    return;
                field.cursorPosition = 0;
                field.fresh = true;
            }
            onTextEdited: root.edited()

            Keys.onPressed: event => {
                event.accepted = false;
                if (event.key === Qt.Key_Backspace && field.length === 0 && field.preeditText === "")
                    root.erasedNothing();
            }
            Keys.onLeftPressed: event => event.accepted = root.stepSideways(event, -1)
            Keys.onRightPressed: event => event.accepted = root.stepSideways(event, 1)

            Binding {
                property: "cursorVisible"
                target: field
                value: field.held
            }

            TextMenu {
                id: menu

                anchors.fill: parent
                target: field
                secret: field.echoMode !== TextInput.Normal
            }

            PlainText {
                Accessible.ignored: true
                anchors.fill: parent
                anchors.leftMargin: field.leftPadding
                anchors.rightMargin: field.rightPadding
                color: Theme.textMuted
                elide: Text.ElideRight
                font: field.font
                text: field.placeholderText
                visible: field.length === 0 && field.preeditText === ""
            }
        }

        PlainText {
            id: words

            property real place: 0

            color: root.error !== "" ? Theme.danger : Theme.textMuted
            font: Theme.meta
            height: root.keepsPlace ? Math.max(words.place, implicitHeight) : implicitHeight
            line: Theme.metaLine
            text: root.note
            visible: text !== "" || root.keepsPlace
            width: parent.width
            wrapMode: Text.Wrap

            onImplicitHeightChanged: {
                if (root.error !== "")
                    words.place = words.implicitHeight;
            }
        }
    }

    // Of several that are wrong the first one keeps it.
    onErrorChanged: {
        root.keepsPlace = root.error === "" && field.activeFocus && !root.jumps;
        const other = root.Window.activeFocusItem as T.TextField;
        if (root.error !== "" && root.visible && (other === null || !other["wrong"]))
            field.forceActiveFocus(Qt.OtherFocusReason);
    }

    function selectAll(): void {
        field.selectAll();
    }

    function stepSideways(event: KeyEvent, direction: int): bool {
        if (!root.sideways || event.modifiers & ~Qt.KeypadModifier)
            return false;
        root.steppedSideways(direction);
        return true;
    }
}
