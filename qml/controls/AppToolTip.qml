// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// A short word about what the pointer is over. The pointer and the wheel go through it, and it goes when what it is
// about is scrolled away below it. It comes when somebody points there, and not to a pointer at rest below which something
// else has come to lie.
T.ToolTip {
    id: root

    // What it is about is under the pointer, or has the keyboard.
    property bool pointed: false
    property bool focused: false
    property bool asked: false
    property var scrolled: []

    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent
    delay: Theme.tooltipDelay
    enabled: false
    horizontalPadding: Theme.spaceS
    implicitHeight: label.implicitHeight + root.topPadding + root.bottomPadding
    implicitWidth: Math.min(label.implicitWidth, Theme.panelWidth) + root.leftPadding + root.rightPadding
    margins: Theme.spaceS
    verticalPadding: Theme.spaceXs
    visible: root.focused || root.pointed && root.asked
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: -implicitHeight - Theme.spaceXs

    background: Rectangle {
        color: Theme.tooltip
        radius: Theme.radiusControl
    }
    contentItem: PlainText {
        id: label

        color: Theme.tooltipText
        font: Theme.meta
        line: Theme.metaLine
        text: root.text
        wrapMode: Text.Wrap
    }

    onAboutToShow: root.follow()
    onClosed: root.unfollow()
    onPointedChanged: {
        // Not while it goes with what it is about.
        if (root !== null)
            root.notePointer();
    }

    Component.onCompleted: root.notePointer()
    Component.onDestruction: root.PointerMotion.moved.disconnect(root.ask)

    function notePointer(): void {
        root.PointerMotion.moved.disconnect(root.ask);
        root.asked = root.pointed && root.PointerMotion.going;
        if (root.pointed && !root.asked)
            root.PointerMotion.moved.connect(root.ask);
    }

    function ask(): void {
        root.PointerMotion.moved.disconnect(root.ask);
        root.asked = root.pointed;
    }

    function follow(): void {
        root.unfollow();
        for (let item = root.parent; item !== null; item = item.parent) {
            if (!(item instanceof Flickable))
                continue;
            item.contentXChanged.connect(root.close);
            item.contentYChanged.connect(root.close);
            root.scrolled.push(item);
        }
    }

    function unfollow(): void {
        for (const item of root.scrolled) {
            item.contentXChanged.disconnect(root.close);
            item.contentYChanged.disconnect(root.close);
        }
        root.scrolled = [];
    }
}
