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
    property bool labelShown: true
    property int current: 0

    signal chosen(int index)

    Accessible.name: root.label
    Accessible.role: Accessible.Grouping
    implicitHeight: Theme.controlHeight + Theme.spaceXs + root.topPadding - root.bottomPadding
    implicitWidth: 280
    padding: 2
    topPadding: root.labelShown ? Theme.controlLine + Theme.spaceXs + 2 : 2

    background: Item {
        PlainText {
            Accessible.ignored: true
            text: root.label
            visible: root.labelShown
        }

        Rectangle {
            anchors.fill: parent
            anchors.topMargin: root.topPadding - 2
            border.color: Theme.hairline
            border.width: Theme.stroke
            color: Theme.codeSurface
            radius: Theme.radiusControl + 2
        }
    }
    contentItem: Row {
        id: row

        Repeater {
            model: root.options

            SegmentedOption {
                current: root.current === index
                height: row.height
                width: row.width / Math.max(1, root.options.length)

                onMoved: step => root.move(step)
                onPicked: index => root.chosen(index)
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
