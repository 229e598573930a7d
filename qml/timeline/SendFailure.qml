// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Theme

// A message that did not get away: why, and the two ways on.
Flow {
    id: root

    required property string reason

    signal retryPressed
    signal discardPressed

    spacing: Theme.spaceS

    // The words' own implicit width changes as they wrap, and can't say how wide they are to be.
    TextMetrics {
        id: wordsMetrics

        font: words.font
        text: words.text
    }

    Row {
        height: Math.max(retry.height, words.height)
        spacing: Theme.spaceS

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.danger
            height: Theme.iconSmall
            name: "warning"
            width: Theme.iconSmall
        }

        PlainText {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            color: Theme.danger
            font: Theme.meta
            line: Theme.metaLine
            text: root.reason === "" ? qsTr("Not sent. It is kept here.") : root.reason
            width: Math.min(Math.ceil(wordsMetrics.advanceWidth) + 1, root.width - Theme.spaceXxl)
            wrapMode: Text.Wrap
        }
    }

    AppButton {
        id: retry

        focusPolicy: Qt.NoFocus
        iconName: "retry"
        implicitHeight: Theme.px(28)
        text: qsTr("Retry")

        onClicked: root.retryPressed()
    }

    AppButton {
        focusPolicy: Qt.NoFocus
        implicitHeight: Theme.px(28)
        kind: AppButton.Quiet
        text: qsTr("Discard")

        onClicked: root.discardPressed()
    }
}
