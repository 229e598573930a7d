// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// A modal card: a title, what stands in it, and its buttons at the lower right.
DialogFrame {
    id: root

    required property string heading
    property string acceptText: ""
    property string rejectText: qsTr("Cancel")
    property int acceptKind: AppButton.Primary
    property bool acceptable: true
    // Where there is nothing to fill in, Enter does what has the focus first: what destroys has not, unless the question
    // names one thing that was pointed at a moment ago.
    property bool acceptFirst: root.acceptKind !== AppButton.Danger
    // A form stays open when it is accepted; whoever fills it closes it when what it asks for is done.
    property bool form: false
    // It has parts to choose from: it never gets smaller while it is open, or a press where the choice was would close it.
    property bool parted: false
    property real reached: 0
    default property alias body: scroll.body

    signal accepted
    signal rejected

    footerHeight: buttons.height + root.padding
    headerHeight: root.padding + title.height + Theme.spaceL + root.partsHeight
    height: Math.min(root.parted ? Math.max(implicitHeight, root.reached) : implicitHeight, (parent ? parent.height : implicitHeight) - 2 * Theme.spaceL)
    implicitHeight: contentItem.implicitHeight + 2 * root.padding

    // The heading and the buttons stay in sight; what is between them scrolls where there is too little room.
    contentItem: FocusScope {
        Accessible.name: root.heading
        Accessible.role: Accessible.Dialog
        focus: true
        implicitHeight: title.height + scroll.bodyHeight + buttons.height + 2 * Theme.spaceL

        // Fields and switches leave it to the form.
        Keys.onEnterPressed: event => event.accepted = root.submit()
        Keys.onEscapePressed: root.reject() // where the frame does not close by it
        Keys.onReturnPressed: event => event.accepted = root.submit()
        // What nothing in it wants moves it, where it does not fit: also words alone are read without a pointer.
        Keys.onPressed: event => event.accepted = scroll.takeKey(event)

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

        FormScroll {
            id: scroll

            anchors.bottom: buttons.top
            anchors.bottomMargin: Theme.spaceL - margin
            anchors.left: parent.left
            anchors.leftMargin: -margin
            anchors.right: parent.right
            anchors.rightMargin: -barRoom
            anchors.top: title.bottom
            anchors.topMargin: Theme.spaceL - margin
            barRoom: root.padding - Theme.spaceXs
        }

        UnsavedGuard {
            id: guard

            onDiscarded: root.dismiss()
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

            anchors.bottom: parent.bottom
            anchors.right: parent.right
            columns: rejectButton.implicitWidth + acceptButton.implicitWidth + spacing > parent.width ? 1 : 2
            horizontalItemAlignment: Grid.AlignRight
            spacing: root.rejectText !== "" && root.acceptText !== "" ? Theme.spaceS : 0

            AppButton {
                id: rejectButton

                kind: AppButton.Secondary
                text: root.rejectText
                visible: root.rejectText !== ""

                onClicked: root.reject()
            }

            AppButton {
                id: acceptButton

                enabled: root.acceptable && !root.busy
                kind: root.acceptKind
                text: root.acceptText
                visible: root.acceptText !== ""

                onClicked: root.accept()
            }
        }
    }

    onAboutToHide: guard.drop()
    onAboutToShow: {
        root.reached = Theme.px(560);
        scroll.begin();
    }
    // What had the keyboard last may have come into sight meanwhile; now the first has it.
    onOpened: scroll.begin()
    onImplicitHeightChanged: root.reached = Math.max(root.reached, root.implicitHeight)

    function focusButton(): void {
        const button = root.acceptFirst && root.acceptText !== "" ? acceptButton : rejectButton;
        button.forceActiveFocus(Qt.TabFocusReason);
        button.focusReason = Qt.TabFocusReason;
    }

    // Of what there is to set: for the keyboard, which would be nowhere in sight.
    function focusFirst(): void {
        root.contentItem.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
    }

    function submit(): bool {
        if (root.acceptText === "")
            return false;
        root.accept();
        return true;
    }

    function accept(): void {
        if (!root.acceptable || root.busy)
            return;
        root.accepted();
        if (!root.form)
            root.close();
    }

    function reject(): void {
        if (root.unsaved)
            guard.ask();
        else
            root.dismiss();
    }

    function dismiss(): void {
        root.rejected();
        root.close();
    }
}
