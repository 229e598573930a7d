// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Templates as T
import Confab.Controls
import Confab.Models
import Confab.Theme

// The first thing somebody sees: one question, and the form that the answer needs.
Rectangle {
    id: root

    readonly property OnboardingController controller: App.onboarding
    property bool joining: false
    readonly property bool invited: root.joining && root.controller.invitation.state === Invitation.Open

    Accessible.name: qsTr("Welcome")
    Accessible.role: Accessible.Pane
    color: Theme.window

    Flickable {
        anchors.fill: parent
        boundsBehavior: Flickable.StopAtBounds
        contentHeight: Math.max(height, column.y + column.height + Theme.spaceXl)
        interactive: contentHeight > height

        T.ScrollBar.vertical: AppScrollBar {
        }

        Column {
            id: column

            // Hung up at its top: what comes and goes in it moves nothing that is above.
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.spaceXl
            y: Math.max(Theme.spaceXl, Math.round((root.height - Theme.px(500)) / 3))
            width: Math.min(Theme.onboardingWidth, root.width - 2 * Theme.spaceXl)

            WelcomeHeading {
                title: root.invited ? root.controller.invitation.title : root.joining ? qsTr("Join a room") : qsTr("Welcome to Confab")
                sentence: root.invited ? root.controller.invitation.sentence : root.joining ? qsTr("Paste the link or the address you were given.") : qsTr("A room for people and their AI, on a computer of yours.")
                width: parent.width
            }

            Banner {
                iconName: "warning"
                text: root.controller.errorText
                tone: Banner.Problem
                visible: text !== "" && !root.joining
                width: parent.width
            }

            WelcomeChoice {
                id: choice

                controller: root.controller
                visible: !root.joining
                width: parent.width

                onJoinRequested: name => root.showJoin(root.controller.suggestedAddress, name, JoinForm.Suggested)
            }

            JoinForm {
                id: form

                controller: root.controller
                visible: root.joining
                width: parent.width

                onBackRequested: root.goBack()
            }

            BusyLine {
                text: root.controller.busyText
                visible: root.controller.busy
                width: parent.width

                onCancelRequested: root.controller.cancel()
            }
        }
    }

    Shortcut {
        // Not a key of an item: while it is busy the form has no focus.
        enabled: root.joining || root.controller.busy
        sequences: [StandardKey.Cancel]

        onActivated: {
            if (root.controller.busy)
                root.controller.cancel();
            else
                root.goBack();
        }
    }

    Connections {
        target: root.controller

        function onPasswordNeeded(address: string, name: string): void {
            root.showJoin(address, name, JoinForm.Password);
        }

        function onAddressGiven(address: string): void {
            root.showJoin(address, "", JoinForm.Given);
        }

        function onNameNeeded(address: string): void {
            root.showJoin(address, "", JoinForm.NewName);
        }
    }

    Component.onCompleted: choice.takeFocus()

    function goBack(): void {
        root.controller.clearErrors();
        root.joining = false;
        choice.takeFocus();
    }

    function showJoin(address: string, name: string, reason: int): void {
        root.controller.clearErrors();
        root.joining = true;
        form.start(address, name, reason);
    }
}
