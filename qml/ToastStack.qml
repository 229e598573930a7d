// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Models
import Confab.Theme

// The notices that pass, newest last: also where a card is open, in which most of what they tell of was done, and below
// menus. They stand beside the card, or where there is no place, over what scrolls in it above its buttons: not over its
// heading and what one chooses from there.
T.Popup {
    id: root

    required property ToastModel model
    // Where they stand while no card is open.
    required property real rest

    closePolicy: T.Popup.NoAutoClose
    implicitHeight: root.contentItem.implicitHeight
    padding: 0
    visible: root.model.count > root.model.keptCount
    y: OpenCards.top === null ? root.rest : root.placeBy(OpenCards.top.y, OpenCards.top.y + OpenCards.top.height, OpenCards.top.headerHeight, OpenCards.top.footerHeight)
    z: 20

    contentItem: Column {
        spacing: Theme.spaceS

        Repeater {
            model: root.model

            ToastEntry {
                width: root.width

                onActed: toastId => root.model.act(toastId)
                onDismissed: toastId => root.model.dismiss(toastId)
            }
        }
    }

    function placeBy(top: real, bottom: real, header: real, footer: real): real {
        const height = root.parent ? root.parent.height : 0;
        const needed = root.implicitHeight + 2 * Theme.spaceS;
        if (height - bottom >= needed)
            return bottom + Theme.spaceS;
        if (top >= needed)
            return top - Theme.spaceS - root.implicitHeight;
        // Taller than what scrolls they lie over the buttons for a while: a key does what these do.
        const lowest = height - Theme.spaceS - root.implicitHeight;
        return Math.max(bottom - footer - Theme.spaceS - root.implicitHeight, Math.min(top + header, lowest));
    }
}
