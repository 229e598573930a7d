// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// In the switcher, in the place of what is not found, or not yet. It has no height where it has nothing to say.
Item {
    id: root

    // What is typed leads somewhere else.
    required property bool isLink
    required property bool missing
    required property bool looking
    // The height that there is for it.
    required property real most
    // Something else needs the room as well.
    required property bool tight

    signal pressed

    height: Math.max(0, Math.min(root.implicitHeight, root.most))
    implicitHeight: nothing.visible ? nothing.implicitHeight + 2 * Theme.spaceL : dots.visible ? dots.implicitHeight + 2 * Theme.spaceXl : 0

    EmptyState {
        id: nothing

        anchors.centerIn: parent
        buttonText: root.isLink ? qsTr("Follow the link") : ""
        compact: root.tight || root.most < Theme.px(240)
        iconName: root.isLink ? "link" : "search"
        sentence: root.most < Theme.px(140) ? "" : root.isLink ? qsTr("You see who invites you to where before you join.") : qsTr("None of your rooms is called that, and nobody here. There may be a public room.")
        title: root.isLink ? qsTr("A link") : qsTr("Nothing found")
        visible: root.missing && root.most > Theme.px(24)

        onPressed: root.pressed()
    }

    TypingDots {
        id: dots

        Accessible.name: qsTr("Looking for people…")
        Accessible.role: Accessible.StaticText
        anchors.centerIn: parent
        visible: root.looking
    }
}
