// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Models
import Confab.Theme

// Who was chosen, in the order of choosing: some lines of them, then they scroll.
Flickable {
    id: root

    required property PeopleRowsModel people

    signal removed(string userId)

    boundsBehavior: Flickable.StopAtBounds
    clip: interactive
    contentHeight: flow.implicitHeight
    implicitHeight: Math.min(contentHeight, Theme.px(86))
    interactive: contentHeight > height + 1

    T.ScrollBar.vertical: AppScrollBar {
        steady: true
    }

    onContentHeightChanged: root.contentY = Math.max(0, root.contentHeight - root.height)

    // Room for the rings around what has the keyboard.
    Flow {
        id: flow

        padding: Theme.focusWidth + Theme.focusGap
        spacing: Theme.spaceS
        width: root.width

        Repeater {
            model: root.people

            delegate: PersonChip {
                most: flow.width - 2 * flow.padding

                onClicked: root.removed(userId)
            }
        }
    }
}
