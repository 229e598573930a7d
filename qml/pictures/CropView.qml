// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// A picture below a square frame: it is dragged, or moved by the arrow keys, and made larger and smaller by the wheel, by two
// fingers, or by plus and minus. What is in the frame is what will be seen.
FocusScope {
    id: root

    required property string source
    // Of the picture: its width by its height.
    required property real aspect
    // The corner that others will see.
    required property real corner
    // Of the middle of the frame, 0 to 1 of the picture's width and height.
    property real centreX: 0.5
    property real centreY: 0.5
    // How often the side of the frame goes into the shorter side of the picture.
    property real zoom: 1
    readonly property real mostZoom: 6
    // How much larger it gets by one click of the wheel, or one key.
    readonly property real step: 1.15
    readonly property real shownWidth: root.width * root.zoom * Math.max(1, root.aspect)
    readonly property real shownHeight: root.width * root.zoom * Math.max(1, 1 / root.aspect)

    Accessible.description: qsTr("The arrow keys move the picture, plus and minus make it larger and smaller.")
    Accessible.focusable: true
    Accessible.name: qsTr("Part of the picture that is seen")
    Accessible.role: Accessible.Graphic
    activeFocusOnTab: true
    implicitHeight: root.width
    implicitWidth: Theme.px(240)

    onAspectChanged: root.reset()
    onSourceChanged: root.reset()

    Keys.onPressed: event => event.accepted = root.handleKey(event)

    Rectangle {
        anchors.fill: parent
        clip: true
        color: Theme.codeSurface

        Image {
            Accessible.ignored: true
            asynchronous: true
            height: root.shownHeight
            source: root.source
            width: root.shownWidth
            x: root.width / 2 - root.centreX * root.shownWidth
            y: root.height / 2 - root.centreY * root.shownHeight
        }

        // What is outside of this is cut off.
        Rectangle {
            readonly property real beyond: root.width * 0.25

            anchors.centerIn: parent
            border.color: Theme.window
            border.width: beyond
            color: "transparent"
            height: width
            opacity: 0.7
            radius: root.corner + beyond
            width: root.width + 2 * beyond
        }
    }

    FocusRing {
        shown: root.activeFocus
    }

    PinchArea {
        property real begun: 1

        anchors.fill: parent

        onPinchStarted: begun = root.zoom
        onPinchUpdated: pinch => root.enlarge(begun * pinch.scale / root.zoom)

        MouseArea {
            property point last

            anchors.fill: parent
            cursorShape: Qt.SizeAllCursor
            preventStealing: true

            onPositionChanged: mouse => {
                root.move((last.x - mouse.x) / root.shownWidth, (last.y - mouse.y) / root.shownHeight);
                last = Qt.point(mouse.x, mouse.y);
            }
            onPressed: mouse => {
                last = Qt.point(mouse.x, mouse.y);
                root.forceActiveFocus(Qt.MouseFocusReason);
            }
            // A touchpad turns it by little, and sideways too.
            onWheel: wheel => root.enlarge(Math.pow(root.step, wheel.angleDelta.y / 120))
        }
    }

    // Never beyond the edges of the picture.
    function settle(): void {
        const halfWidth = root.width / 2 / root.shownWidth;
        const halfHeight = root.height / 2 / root.shownHeight;
        root.centreX = Math.max(halfWidth, Math.min(1 - halfWidth, root.centreX));
        root.centreY = Math.max(halfHeight, Math.min(1 - halfHeight, root.centreY));
    }

    function move(dx: real, dy: real): void {
        root.centreX += dx;
        root.centreY += dy;
        root.settle();
    }

    function enlarge(factor: real): void {
        root.zoom = Math.max(1, Math.min(root.mostZoom, root.zoom * factor));
        root.settle();
    }

    function reset(): void {
        root.zoom = 1;
        root.centreX = 0.5;
        root.centreY = 0.5;
    }

    function handleKey(event: KeyEvent): bool {
        const step = 0.04 / root.zoom;
        switch (event.key) {
        case Qt.Key_Left:
            root.move(-step, 0);
            return true;
        case Qt.Key_Right:
            root.move(step, 0);
            return true;
        case Qt.Key_Up:
            root.move(0, -step);
            return true;
        case Qt.Key_Down:
            root.move(0, step);
            return true;
        }
        return root.zoomByKey(event.key);
    }

    // Plus without Shift is the equals sign on many keyboards.
    function zoomByKey(key: int): bool {
        if (key === Qt.Key_Plus || key === Qt.Key_Equal)
            root.enlarge(root.step);
        else if (key === Qt.Key_Minus || key === Qt.Key_Underscore)
            root.enlarge(1 / root.step);
        else
            return false;
        return true;
    }
}
