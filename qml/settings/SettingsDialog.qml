// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// How the app looks and writes, and whose account is in use.
AppDialog {
    id: root

    signal logOutRequested
    signal profileRequested
    signal serverRequested
    signal switchRequested

    readonly property var scales: App.settings.textScales

    heading: qsTr("Settings")
    rejectText: qsTr("Close")

    onOpened: root.focusFirst()

    SettingsGroup {
        heading: qsTr("Appearance")
        width: parent.width

        SegmentedChoice {
            current: App.settings.themeMode
            label: qsTr("Theme")
            options: [qsTr("System"), qsTr("Light"), qsTr("Dark")]
            width: parent.width

            onChosen: index => App.settings.themeMode = index
        }

        SegmentedChoice {
            current: root.scales.findIndex(scale => scale >= App.settings.textScale - 0.01)
            label: qsTr("Text size")
            options: root.scales.map(scale => qsTr("%1 %").arg(Math.round(scale * 100)))
            width: parent.width

            onChosen: index => App.settings.textScale = root.scales[index]
        }

        AppSwitch {
            checked: App.settings.reducedMotion
            explanation: qsTr("Nothing fades or moves.")
            text: qsTr("Reduce motion")
            width: parent.width

            onToggled: App.settings.reducedMotion = checked
        }
    }

    SettingsGroup {
        heading: qsTr("Writing")
        width: parent.width

        AppSwitch {
            checked: App.settings.sendOnEnter
            explanation: checked ? qsTr("Shift+Enter starts a new line.") : qsTr("Ctrl+Enter sends, Enter starts a new line.")
            text: qsTr("Enter sends")
            width: parent.width

            onToggled: App.settings.sendOnEnter = checked
        }
    }

    NoticeGroup {
        background: App.background
        notices: App.noticeSettings
        width: parent.width
    }

    SettingsGroup {
        heading: qsTr("Trusted sites")
        visible: App.settings.trustedSites.length > 0
        width: parent.width

        TrustedSites {
            sites: App.settings.trustedSites
            width: parent.width

            onRemoved: site => App.settings.distrust(site)
        }
    }

    SettingsGroup {
        heading: qsTr("Account")
        width: parent.width

        AccountCard {
            width: parent.width
        }

        SegmentedChoice {
            readonly property var states: [MemberListModel.Online, MemberListModel.Away, MemberListModel.DoNotDisturb]

            current: Math.max(0, states.indexOf(App.self.presence))
            label: qsTr("Your presence")
            options: [qsTr("Online"), qsTr("Away"), qsTr("Do not disturb")]
            width: parent.width

            onChosen: index => App.self.presence = states[index]
        }

        AppSwitch {
            checked: App.signInKept
            explanation: checked ? qsTr("This computer has no key store: the sign-in is kept in a file that only you can read.") : App.self.guest ? qsTr("This computer has no key store: when Confab is closed, you can't be this guest again.") : qsTr("This computer has no key store: when Confab is closed, you have to sign in again.")
            text: qsTr("Stay signed in on this computer")
            visible: !App.onboarding.keyStoreAvailable && !App.host.hosting
            width: parent.width

            onToggled: App.signInKept = checked
        }

        Flow {
            spacing: Theme.spaceS
            width: parent.width

            AppButton {
                iconName: "user"
                text: qsTr("Your profile…")

                onClicked: {
                    root.close();
                    root.profileRequested();
                }
            }

            AppButton {
                iconName: "switch"
                text: qsTr("Switch account")

                onClicked: {
                    root.close();
                    root.switchRequested();
                }
            }

            AppButton {
                iconName: "logout"
                text: qsTr("Sign out")

                onClicked: {
                    root.close();
                    root.logOutRequested();
                }
            }
        }
    }

    SettingsGroup {
        heading: qsTr("Server")
        visible: App.server.offered
        width: parent.width

        AppButton {
            iconName: "host"
            text: qsTr("Server settings…")

            onClicked: {
                root.close();
                root.serverRequested();
            }
        }
    }

    PlainText {
        color: Theme.textMuted
        font: Theme.meta
        text: qsTr("Confab %1").arg(App.version)
    }
}
