// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// How an agent's answer stands: being written, with Stop, or ended early, with the reason and the ways on.
Flow {
    id: root

    required property answerInfo answer
    // Said elsewhere.
    property bool thinking: false
    readonly property string words: root.thinking ? "" : root.answer.reason === "" || root.answer.running ? root.answer.stateText : qsTr("%1: %2").arg(root.answer.stateText).arg(root.answer.reason)

    signal stopPressed
    signal continuePressed
    signal retryPressed

    spacing: Theme.spaceS
    topPadding: Theme.spaceXs

    Row {
        height: Math.max(Theme.px(28), label.height)
        spacing: Theme.spaceS

        TypingDots {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.accent
            visible: root.answer.running
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: root.answer.state === TimelineModel.Failure ? Theme.danger : Theme.warning
            height: Theme.iconSmall
            name: root.answer.state === TimelineModel.Stopped ? "stop" : "warning"
            visible: !root.answer.running
            width: Theme.iconSmall
        }

        PlainText {
            id: label

            anchors.verticalCenter: parent.verticalCenter
            color: Theme.textMuted
            font: Theme.meta
            line: Theme.metaLine
            text: root.words
            visible: text !== ""
            width: Math.min(Math.ceil(implicitWidth), root.width - Theme.spaceXxl)
            wrapMode: Text.Wrap
        }
    }

    AppButton {
        focusPolicy: Qt.NoFocus
        iconName: "stop"
        implicitHeight: Theme.px(28)
        text: qsTr("Stop")
        visible: root.answer.running && root.answer.canStop

        onClicked: root.stopPressed()
    }

    AppButton {
        enabled: !root.answer.asking
        focusPolicy: Qt.NoFocus
        iconName: "arrow-down"
        implicitHeight: Theme.px(28)
        text: qsTr("Continue")
        visible: root.answer.canContinue

        onClicked: root.continuePressed()
    }

    AppButton {
        enabled: !root.answer.asking
        focusPolicy: Qt.NoFocus
        iconName: "retry"
        implicitHeight: Theme.px(28)
        kind: root.answer.canContinue ? AppButton.Quiet : AppButton.Secondary
        text: qsTr("Ask again")
        visible: root.answer.canRetry

        onClicked: root.retryPressed()
    }
}
