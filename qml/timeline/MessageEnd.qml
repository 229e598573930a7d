// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Models
import Confab.Theme

// Below the words of a message: what became of an answer, or of the sending.
Column {
    id: root

    required property messageInfo info
    required property answerInfo answer
    required property bool thinking

    signal actionRequested(string action)

    spacing: Theme.spaceXs
    visible: status.needed || failure.needed

    AnswerStatus {
        id: status

        readonly property bool needed: root.answer.present && (root.answer.running || root.answer.stateText !== "" || root.answer.reason !== "")

        answer: root.answer
        thinking: root.thinking
        visible: status.needed
        width: parent.width

        onContinuePressed: root.actionRequested("continueAnswer")
        onRetryPressed: root.actionRequested("retryAnswer")
        onStopPressed: root.actionRequested("stopAnswer")
    }

    SendFailure {
        id: failure

        readonly property bool needed: root.info.state === TimelineModel.Failed

        reason: root.info.errorText
        visible: failure.needed
        width: parent.width

        onDiscardPressed: root.actionRequested("discard")
        onRetryPressed: root.actionRequested("retrySend")
    }
}
