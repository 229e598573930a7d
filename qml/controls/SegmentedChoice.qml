// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// One of a few words, side by side; arrow keys move the choice.
T.Control {
    id: root

    required property var options
    required property string label
    property int current: 0

    signal chosen(int index)

    Accessible.name: root.label
    Accessible.role: Accessible.Grouping
    implicitHeight: Theme.controlHeight + Theme.spaceXs
    implicitWidth: row.implicitWidth + 2 * root.padding
    padding: 2

    background: Rectangle {
        border.color: Theme.hairline
        border.width: Theme.stroke
        color: Theme.codeSurface
        radius: Theme.radiusControl + 2
    }
    contentItem: Row {
        id: row

        Repeater {
            model: root.options

            SegmentedOption {
                current: root.current === index
                height: row.height
                width: root.options.length > 0 ? Math.max(implicitWidth, row.width / root.options.length) : implicitWidth

                onMoved: (step) => root.move(step)
                onPicked: (index) => root.chosen(index)
            }
        }
    }

    function move(step: int): void {
        const next = Math.max(0, Math.min(root.options.length - 1, root.current + step));
        if (next === root.current)
            return;
        root.chosen(next);
        row.children[next].forceActiveFocus(Qt.TabFocusReason);
    }
}
