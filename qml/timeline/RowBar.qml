// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Models
import Confab.Theme

// Where the bar of actions of a message stands: over none of its words, and over none of its buttons.
Loader {
    id: root

    required property messageInfo info
    required property answerInfo answer
    required property bool numbered
    // The right edge of the message's ground, and how much of the window there is beyond.
    required property real edge
    required property real margin
    // The first line: its upper edge, and how far to the right it goes.
    required property real lineTop
    required property real lineEnd
    // What of the message the list shows begins here.
    required property real sightTop
    property bool pointed: false
    readonly property bool beside: root.margin >= root.width + 2 * Theme.spaceS
    readonly property bool free: root.edge - Theme.spaceS - root.width >= root.lineEnd + Theme.spaceXs
    readonly property real wanted: root.beside || root.free ? root.lineTop + Theme.bodyLine - root.height : root.lineTop - root.height

    signal actionRequested(string action)
    signal moreRequested

    x: root.beside ? root.edge + Theme.spaceS : root.edge - Theme.spaceS - root.width
    // Above the list nothing is shown.
    y: root.lineTop >= root.sightTop ? Math.max(root.wanted, root.sightTop) : root.wanted
    z: 2

    sourceComponent: ActionBar {
        answer: root.answer
        info: root.info
        numbered: root.numbered

        onActionRequested: action => root.actionRequested(action)
        onMoreRequested: root.moreRequested()
        onPointedChanged: root.pointed = pointed
    }

    onActiveChanged: root.pointed = false
}
