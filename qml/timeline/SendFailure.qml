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

    Row {
        height: retry.height
        spacing: Theme.spaceS

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.danger
            height: Theme.iconSmall
            name: "warning"
            width: Theme.iconSmall
        }

        PlainText {
            anchors.verticalCenter: parent.verticalCenter
            color: Theme.danger
            font: Theme.meta
            line: Theme.metaLine
            text: root.reason === "" ? qsTr("Not sent. It is kept here.") : root.reason
            width: Math.min(implicitWidth, root.width - Theme.spaceXxl)
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
