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

    readonly property string place: App.page === App.Chat && App.room.open ? qsTr("%1 – Confab").arg(Bidi.isolated(App.room.name)) : qsTr("Confab")

    // For a language that is read from the right: Qt goes by the translation that is loaded.
    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: Qt.application.layoutDirection === Qt.RightToLeft
    color: Theme.window
    height: 760
    minimumHeight: Theme.minimumHeight
    minimumWidth: Theme.minimumWidth
    title: App.unread > 0 ? qsTr("(%L1) %2").arg(App.unread).arg(root.place) : root.place
    visible: true
    width: 1180

    onActiveChanged: App.setWindowActive(root.active)
    onClosing: close => {
        close.accepted = !App.background.takesWindow() && App.departure.permits();
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

    KeptNotices {
        id: keptNotices

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        model: App.toasts
        most: root.height * 0.4
    }

    Loader {
        active: App.page === App.Starting
        anchors.fill: page

        sourceComponent: StartingPage {
        }
    }

    Loader {
        active: App.page === App.Welcome
        anchors.fill: page
        focus: active

        sourceComponent: OnboardingPage {
            focus: true
        }
    }

    Loader {
        active: App.page === App.Joining || App.page === App.Chat
        anchors.fill: page
        focus: active

        sourceComponent: ChatPage {
            focus: true
        }
    }

    // What the notices at the upper edge leave.
    Item {
        id: page

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: keptNotices.visible ? keptNotices.bottom : parent.top
    }

    ToastStack {
        model: App.toasts
        rest: page.y + Theme.headerHeight + Theme.spaceM
        width: Math.min(Theme.dialogWidth, root.width - 2 * Theme.spaceL)
        x: (root.width - width) / 2
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

    InvitationDialog {
        invitation: App.invitation
    }

    BackgroundDialog {
        id: backgroundDialog

        onAccepted: App.background.understand()
        onQuitRequested: App.quit()
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
        target: App.background

        function onUnexplained(hosting: bool): void {
            backgroundDialog.explain(hosting);
        }
    }

    Connections {
        target: App

        function onPageChanged(): void {
            backgroundDialog.close();
        }
    }

    Connections {
        target: App.departure

        function onAsked(): void {
            departureDialog.open();
        }
    }

    KeyTable {
        id: keyTable
    }

    KeyActs {
        acts: keyTable.acts(true)

        onActivated: act => root.perform(act)
    }

    // What a key asked for; false for what is not known here.
    function perform(act: string): bool {
        const acts = {
            "largerText": () => App.settings.stepTextScale(1),
            "smallerText": () => App.settings.stepTextScale(-1),
            "usualText": () => App.settings.stepTextScale(0),
            "quit": () => App.quit()
        };
        if (acts[act] === undefined)
            return false;
        acts[act]();
        return true;
    }
}
