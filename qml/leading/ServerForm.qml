// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// What the server is called, who may come, and who is put into its Lobby. What is locked says so.
FormScroll {
    id: root

    required property ServerOptions server
    property alias name: nameField.text
    property int registration: 0
    property bool guests: true
    property int lobby: 0
    readonly property bool edited: root.server.known && (nameValue.edited || registrationValue.edited || guestsValue.edited || lobbyValue.edited)
    readonly property bool busy: root.server.change.busy
    // Something that somebody else has changed meanwhile would be overwritten.
    readonly property bool overtaking: root.values().some(value => value.overtaken)
    readonly property var whoSignsUp: [qsTr("Everybody"), qsTr("The invited"), qsTr("Nobody")]
    readonly property var whoIsPut: [qsTr("Everybody"), qsTr("Accounts"), qsTr("Nobody")]

    signal submitted

    Banner {
        buttonText: root.server.errorText !== "" ? qsTr("Try again") : ""
        iconName: "warning"
        text: root.server.errorText !== "" ? root.server.errorText : root.server.change.errorText
        tone: Banner.Problem
        visible: text !== ""
        width: parent.width

        onPressed: root.server.refresh()
    }

    PlainText {
        color: Theme.textMuted
        text: qsTr("Loading…")
        visible: !root.server.known && root.server.errorText === ""
    }

    Column {
        enabled: !root.busy
        spacing: Theme.spaceS
        visible: root.server.known
        width: parent.width

        TextInputField {
            id: nameField

            enabled: !root.locks("name")
            error: root.server.change.nameError
            label: qsTr("Name of the server")
            maximumLength: 60
            opacity: root.locks("name") ? 0.6 : 1
            width: parent.width

            onAccepted: root.submitted()
            onEdited: root.server.change.clearNameError()
        }

        OvertakenNote {
            field: nameValue
            theirs: root.server.name
            width: parent.width
        }

        LockedNote {
            visible: root.locks("name")
            width: parent.width
        }
    }

    Column {
        enabled: !root.busy
        spacing: Theme.spaceS
        visible: root.server.known
        width: parent.width

        SegmentedChoice {
            current: root.registration
            enabled: !root.locks("registration")
            label: qsTr("Who may sign up")
            opacity: root.locks("registration") ? 0.6 : 1
            options: root.whoSignsUp
            width: parent.width

            onChosen: index => root.registration = index
        }

        OvertakenNote {
            field: registrationValue
            theirs: root.whoSignsUp[root.server.registration]
            width: parent.width
        }

        LockedNote {
            visible: root.locks("registration")
            width: parent.width
        }
    }

    Column {
        enabled: !root.busy
        spacing: Theme.spaceS
        visible: root.server.known
        width: parent.width

        AppSwitch {
            checked: root.guests
            enabled: !root.locks("guests")
            explanation: checked ? qsTr("People come by a name alone, without an account.") : qsTr("Nobody comes without an account.")
            opacity: root.locks("guests") ? 0.6 : 1
            text: qsTr("Guests may come")
            width: parent.width

            onToggled: root.guests = checked
        }

        OvertakenNote {
            field: guestsValue
            theirs: root.server.guests ? qsTr("On") : qsTr("Off")
            width: parent.width
        }

        LockedNote {
            visible: root.locks("guests")
            width: parent.width
        }
    }

    Column {
        enabled: !root.busy
        spacing: Theme.spaceS
        visible: root.server.known
        width: parent.width

        SegmentedChoice {
            current: root.lobby
            enabled: !root.locks("lobby")
            label: qsTr("Put into the Lobby")
            opacity: root.locks("lobby") ? 0.6 : 1
            options: root.whoIsPut
            width: parent.width

            onChosen: index => root.lobby = index
        }

        OvertakenNote {
            field: lobbyValue
            theirs: root.whoIsPut[root.server.lobby]
            width: parent.width
        }

        LockedNote {
            visible: root.locks("lobby")
            width: parent.width
        }
    }

    FormValue {
        id: nameValue

        now: root.server.name
        value: root.name.trim()

        onFilled: value => root.name = value
    }

    FormValue {
        id: registrationValue

        now: root.server.registration
        value: root.registration

        onFilled: value => root.registration = value
    }

    FormValue {
        id: guestsValue

        now: root.server.guests
        value: root.guests

        onFilled: value => root.guests = value
    }

    FormValue {
        id: lobbyValue

        now: root.server.lobby
        value: root.lobby

        onFilled: value => root.lobby = value
    }

    function locks(key: string): bool {
        return root.server.locked.indexOf(key) >= 0;
    }

    function follow(): void {
        root.values().forEach(value => value.begin());
    }

    function unfollow(): void {
        root.values().forEach(value => value.end());
    }

    function values(): var {
        return [nameValue, registrationValue, guestsValue, lobbyValue];
    }

    function save(): void {
        root.server.save(nameValue.wanted, registrationValue.wanted, guestsValue.wanted, lobbyValue.wanted);
    }
}
