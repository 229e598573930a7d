// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick

// What a press of the right button on text that can be written offers. Lies over the TextInput or TextEdit, and lets all
// other presses through.
Item {
    id: root

    required property Item target
    // Is never copied, like a password.
    property bool secret: false
    // Has a paste() of its own.
    property Item paster: root.target
    // It has the keyboard; what changes meanwhile is changed by whoever writes.
    property bool up: false

    TapHandler {
        acceptedButtons: Qt.RightButton

        onTapped: point => {
            root.target.forceActiveFocus(Qt.MouseFocusReason);
            loader.active = true;
            loader.item["popup"](root, point.position.x, point.position.y);
        }
    }

    // Few fields are ever asked.
    Loader {
        id: loader

        active: false

        sourceComponent: AppMenu {
            id: menu

            readonly property bool copies: root.target["selectedText"] !== "" && !root.secret

            onAboutToShow: root.up = true
            onClosed: {
                root.target.forceActiveFocus(Qt.PopupFocusReason);
                root.up = false;
            }

            AppMenuItem {
                available: menu.copies
                keys: "Ctrl+X"
                text: qsTr("Cut")

                onTriggered: root.target["cut"]()
            }

            AppMenuItem {
                available: menu.copies
                iconName: "copy"
                keys: "Ctrl+C"
                text: qsTr("Copy")

                onTriggered: root.target["copy"]()
            }

            AppMenuItem {
                available: root.target["canPaste"]
                keys: "Ctrl+V"
                text: qsTr("Paste")

                onTriggered: root.paster["paste"]()
            }

            AppMenuItem {
                available: root.target["length"] > 0
                keys: "Ctrl+A"
                text: qsTr("Select all")

                onTriggered: root.target["selectAll"]()
            }
        }
    }
}
