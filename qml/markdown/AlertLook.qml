// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQml
import QtQuick
import Confab.Markdown
import Confab.Theme

// What calls a reader's attention: its colour, its icon and its words.
QtObject {
    id: root

    required property int alert
    readonly property color color: root.alert === Markdown.Note ? Theme.accent : root.alert === Markdown.Tip ? Theme.positive : root.alert === Markdown.Important ? Theme.important : root.alert === Markdown.Warning ? Theme.warning : root.alert === Markdown.Caution ? Theme.danger : Theme.quoteBar
    readonly property string icon: root.alert === Markdown.Tip ? "tip" : root.alert === Markdown.Important ? "important" : root.alert === Markdown.Warning ? "warning" : root.alert === Markdown.Caution ? "caution" : "info"
    readonly property string title: root.alert === Markdown.Tip ? qsTr("Tip") : root.alert === Markdown.Important ? qsTr("Important") : root.alert === Markdown.Warning ? qsTr("Warning") : root.alert === Markdown.Caution ? qsTr("Caution") : qsTr("Note")
}
