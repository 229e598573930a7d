// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// A modal card in the middle of the window, and how it comes and goes.
T.Popup {
    id: root

    readonly property Item held: root.parent ? root.parent.Window.activeFocusItem : null
    // Of all that floats, the keyboard was here last.
    property bool holding: false
    property bool busy: false
    // Something was typed that a press beside the card must not lose.
    property bool edited: false
    // A form of which one asks before what was changed in it is thrown away.
    property bool guarded: false
    // What was changed is on its way to the server: there is nothing to lose by leaving.
    property bool saving: root.busy
    readonly property bool unsaved: root.guarded && root.edited && !root.saving
    // What its heading takes of its upper end, with the parts below it that one chooses from.
    property real headerHeight: 0
    property real partsHeight: 0
    // What its buttons take of its lower end.
    property real footerHeight: 0

    signal nextTurn

    anchors.centerIn: T.Overlay.overlay
    closePolicy: root.unsaved ? T.Popup.NoAutoClose : root.edited || root.busy ? T.Popup.CloseOnEscape : T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    focus: true
    modal: true
    padding: Theme.spaceXl
    parent: T.Overlay.overlay
    width: Math.min(Theme.dialogWidth, (parent ? parent.width : Theme.dialogWidth) - 2 * Theme.spaceL)

    // The page and what is open below are dimmed once.
    T.Overlay.modal: Rectangle {
        color: OpenCards.top === root ? Theme.scrim : "transparent"
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

    Component.onDestruction: OpenCards.go(root)
    onAboutToHide: {
        root.holding = false;
        OpenCards.go(root);
    }
    onAboutToShow: {
        root.holding = true;
        OpenCards.come(root);
    }
    onNextTurn: {
        if (root.holding && root.opened && !root.isOver(root.held))
            root.contentItem.forceActiveFocus(Qt.PopupFocusReason);
    }
    // The page beneath may come up, or put its keyboard somewhere, while this is open: nobody writes where nobody can look.
    onHeldChanged: {
        if (root.isOver(root.held))
            root.holding = root.activeFocus;
        else if (root.holding && root.held !== null)
            Qt.callLater(root.nextTurn); // qmllint disable
    }

    function isOver(item: Item): bool {
        for (let each = item; each !== null; each = each.parent) {
            if (each === root.parent)
                return true;
        }
        return false;
    }
}
