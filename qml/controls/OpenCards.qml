// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
pragma Singleton
import QtQml
import QtQuick.Templates as T

// The cards that are open over the page, for what has to stand beside them. Each says when it comes and goes.
QtObject {
    id: root

    property var cards: []
    // The one on top, null for none: it has `headerHeight` and `footerHeight`, what its heading and its buttons take
    // of its ends.
    readonly property var top: root.cards.length > 0 ? root.cards[root.cards.length - 1] : null

    function come(card: T.Popup): void {
        root.cards = root.cards.filter(each => each !== card).concat([card]);
    }

    function go(card: T.Popup): void {
        root.cards = root.cards.filter(each => each !== card);
    }
}
