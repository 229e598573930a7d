// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Theme

// One of a few words, side by side, or in several lines where there is no width for all; arrow keys move the choice.
T.Control {
    id: root

    required property var options
    required property string label
    property bool labelShown: true
    property int current: 0
    readonly property var widths: root.widthsOf(root.options, metrics.font)
    readonly property real widest: Math.max(0, ...root.widths)
    readonly property real together: root.widths.reduce((sum, width) => sum + width, 0)
    readonly property int fitting: Math.max(1, Math.min(root.options.length, Math.floor(root.availableWidth / root.widest)))
    // Beside each other after all, where only the longest is too long for a share as large as the others'.
    readonly property bool uneven: root.fitting < root.options.length && root.together <= root.availableWidth
    readonly property int lines: root.uneven ? 1 : Math.ceil(root.options.length / root.fitting)
    // As even as can be: three and three rather than five and one.
    readonly property int columns: Math.ceil(root.options.length / root.lines)

    signal chosen(int index)

    Accessible.name: root.label
    Accessible.role: Accessible.Grouping
    implicitHeight: root.lines * Theme.controlHeight + root.topPadding + root.bottomPadding
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
    contentItem: Grid {
        id: grid

        columns: root.columns

        Repeater {
            model: root.options

            SegmentedOption {
                current: root.current === index
                height: Theme.controlHeight
                width: root.widthOf(index)

                onMoved: step => root.move(step)
                onPicked: index => root.chosen(index)
            }
        }
    }

    FontMetrics {
        id: metrics

        font: Theme.controlStrong
    }

    // The font is what the metrics measure with at the moment.
    function widthsOf(options: var, font: font): var {
        return options.map(option => metrics.advanceWidth(option) + 2 * Theme.spaceS);
    }

    function widthOf(index: int): real {
        if (!root.uneven)
            return Math.floor(root.availableWidth / root.columns);
        return Math.floor(root.widths[index] + (root.availableWidth - root.together) / root.options.length);
    }

    function move(step: int): void {
        const next = Math.max(0, Math.min(root.options.length - 1, root.current + step));
        if (next === root.current)
            return;
        root.chosen(next);
        grid.children[next].forceActiveFocus(Qt.TabFocusReason);
    }
}
