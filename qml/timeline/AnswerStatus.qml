// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// How an agent's answer stands: being written, with Stop, or ended early, with the reason and Ask again.
Flow {
    id: root

    required property answerInfo answer

    signal stopPressed
    signal retryPressed

    spacing: Theme.spaceS
    topPadding: Theme.spaceXs

    Row {
        height: button.height
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
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.textMuted
            font: Theme.meta
            line: Theme.metaLine
            text: root.answer.reason === "" || root.answer.running ? root.answer.stateText : qsTr("%1: %2").arg(root.answer.stateText).arg(root.answer.reason)
            width: Math.min(implicitWidth, root.width - Theme.spaceXxl)
            wrapMode: Text.Wrap
        }
    }

    AppButton {
        id: button

        iconName: root.answer.running ? "stop" : "retry"
        implicitHeight: Theme.px(28)
        text: root.answer.running ? qsTr("Stop") : qsTr("Ask again")
        visible: root.answer.running ? root.answer.canStop : root.answer.canRetry

        onClicked: {
            if (root.answer.running)
                root.stopPressed();
            else
                root.retryPressed();
        }
    }
}
