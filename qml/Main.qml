// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import QtQuick.Controls.Basic
import Confab.Models
import Confab.Onboarding
import Confab.Theme

// The window: puts the theme on, and shows the page the app is on.
ApplicationWindow {
    id: root

    color: Theme.window
    height: 760
    minimumHeight: Theme.minimumHeight
    minimumWidth: Theme.minimumWidth
    title: App.page === App.Chat && App.room.open ? qsTr("%1 – Confab").arg(App.room.name) : qsTr("Confab")
    visible: true
    width: 1180

    onActiveChanged: App.setWindowActive(root.active)
    onClosing: close => {
        close.accepted = App.departure.permits();
    }

    PressGuard {
        window: root
    }

    Binding {
        property: "dark"
        target: Theme
        value: App.settings.dark
    }

    Binding {
        property: "textScale"
        target: Theme
        value: App.settings.textScale
    }

    Binding {
        property: "reducedMotion"
        target: Theme
        value: App.settings.reducedMotion
    }

    Binding {
        property: "sansFamily"
        target: Theme
        value: App.settings.sansFont
    }

    Binding {
        property: "monoFamily"
        target: Theme
        value: App.settings.monoFont
    }

    Loader {
        active: App.page === App.Starting
        anchors.fill: parent

        sourceComponent: StartingPage {
        }
    }

    Loader {
        active: App.page === App.Welcome
        anchors.fill: parent
        focus: active

        sourceComponent: OnboardingPage {
            focus: true
        }
    }

    Loader {
        active: App.page === App.Joining || App.page === App.Chat
        anchors.fill: parent
        focus: active

        sourceComponent: ChatPage {
            focus: true
        }
    }

    ToastStack {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        anchors.topMargin: Theme.headerHeight + Theme.spaceM
        model: App.toasts
        width: Math.min(Theme.dialogWidth, root.width - 2 * Theme.spaceL)
    }

    LinkDialog {
        links: App.links
    }

    DepartureDialog {
        id: departureDialog

        departure: App.departure

        onAccepted: {
            App.departure.permit();
            App.quit();
        }
    }

    JoinOfferDialog {
        id: joinOfferDialog

        onAccepted: App.leaveFor(joinOfferDialog.address)
    }

    Connections {
        target: App

        function onAddressOffered(address: string): void {
            joinOfferDialog.offer(address);
        }
    }

    Connections {
        target: App.departure

        function onAsked(): void {
            departureDialog.open();
        }
    }

    Shortcut {
        sequences: ["Ctrl++", "Ctrl+="]

        onActivated: App.settings.stepTextScale(1)
    }

    Shortcut {
        sequences: ["Ctrl+-"]

        onActivated: App.settings.stepTextScale(-1)
    }

    Shortcut {
        sequences: ["Ctrl+0"]

        onActivated: App.settings.stepTextScale(0)
    }

    Shortcut {
        // Not StandardKey.Quit, which has no keys where no desktop names them.
        sequences: ["Ctrl+Q"]

        onActivated: App.quit()
    }
}
