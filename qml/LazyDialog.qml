// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick

// A dialog that is made when it is first wanted, and stays then: all of them together weigh more than the page below, and
// in an hour one opens two or three.
Loader {
    id: root

    active: false
    visible: false

    function made(): QtObject {
        root.active = true;
        return root.item;
    }
}
