// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Theme

// Content that may be wider than the column: it moves sideways, never up and down. A bar and a shade at the edge say that
// it goes on there.
Item {
    id: root

    property alias contentWidth: flick.contentWidth
    // Its beginning is at the right.
    property bool mirrored: false
    property bool moved: false
    // Of the bar, below what it must not cover.
    readonly property real barHeight: flick.interactive ? Theme.spaceS + 2 : 0
    readonly property bool overlong: flick.interactive
    // Of what a bar shows that stands elsewhere, as parts of the whole.
    readonly property real position: flick.visibleArea.xPosition
    readonly property real shownPart: flick.visibleArea.widthRatio
    default property alias content: flick.flickableData

    Flickable {
        id: flick

        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: height
        flickableDirection: Flickable.HorizontalFlick
        interactive: flick.contentWidth > flick.width

        onContentWidthChanged: root.showBeginning()
        onMovementStarted: root.moved = true
        onWidthChanged: root.showBeginning()

        T.ScrollBar.horizontal: AppScrollBar {
            orientation: Qt.Horizontal
            steady: true
        }
    }

    EdgeShade {
        height: parent.height
        shown: !flick.atXBeginning
    }

    EdgeShade {
        anchors.right: parent.right
        height: parent.height
        rotation: 180
        shown: !flick.atXEnd
    }

    Loader {
        active: flick.interactive
        anchors.fill: parent

        sourceComponent: SidewaysLead {
            onLed: distance => root.scrollBy(distance)
        }
    }

    // A wheel that turns one way only moves it with Shift. Where there is nothing to move, the list of messages does.
    WheelHandler {
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
        acceptedModifiers: Qt.ShiftModifier
        enabled: flick.interactive

        onWheel: event => {
            const turned = event.angleDelta.x !== 0 ? event.angleDelta.x : event.angleDelta.y;
            root.scrollBy(-turned / 120 * 60);
        }
    }

    onMirroredChanged: root.showBeginning()

    function showBeginning(): void {
        if (root.mirrored && !root.moved)
            flick.contentX = Math.max(0, flick.contentWidth - flick.width);
    }

    function moveTo(position: real): void {
        root.moved = true;
        flick.contentX = position * flick.contentWidth;
    }

    function scrollBy(distance: real): void {
        root.moved = true;
        flick.contentX = Math.max(0, Math.min(flick.contentWidth - flick.width, flick.contentX + distance));
    }
}
