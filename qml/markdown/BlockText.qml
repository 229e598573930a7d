// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Markdown
import Confab.Controls
import Confab.Theme

// Words that can be selected. What stands in it, and how, is set by the formatter: never as markup.
TextEdit {
    id: root

    required property TextLook look
    required property richText content
    property string language: ""
    property int line: Theme.bodyLine

    signal linkPressed(string url, string label)

    Accessible.name: root.text
    Accessible.readOnly: true
    activeFocusOnPress: true
    // Its own would be set last, which lays out the whole text once more.
    baseUrl: "about:blank"
    color: Theme.text
    font: Theme.body
    readOnly: true
    selectByMouse: true
    selectedTextColor: Theme.text
    selectionColor: Theme.faded(Theme.accent, 0.28)
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap

    Component.onCompleted: formatter.start()
    onActiveFocusChanged: {
        if (!root.activeFocus)
            root.deselect();
    }
    onHoveredLinkChanged: {
        tip.x = hover.point.position.x;
        tip.y = hover.point.position.y;
    }
    onLinkActivated: (link) => root.linkPressed(link, formatter.labelOf(link))

    BlockFormatter {
        id: formatter

        content: root.content
        document: root.textDocument
        language: root.language
        lineHeight: root.line
        look: root.look
    }

    HoverHandler {
        id: hover

        cursorShape: root.hoveredLink !== "" ? Qt.PointingHandCursor : Qt.IBeamCursor
    }

    Loader {
        id: tip

        active: root.hoveredLink !== ""

        // Where the pointer came upon the link; it must not catch the press on it.
        sourceComponent: AppToolTip {
            enabled: false
            text: root.hoveredLink

            Component.onCompleted: open()
        }
    }
}
