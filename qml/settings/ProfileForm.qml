// SPDX-FileCopyrightText: 2026 Confab contributors
// SPDX-License-Identifier: MIT
import QtQuick
import Confab.Controls
import Confab.Models
import Confab.Theme

// One's name and what one says of oneself.
Column {
    id: root

    required property Profile profile
    readonly property bool complete: nameValue.value !== ""
    readonly property bool edited: nameValue.edited || aboutValue.edited
    // Something that was changed on another device meanwhile would be overwritten.
    readonly property bool overtaking: nameValue.overtaken || aboutValue.overtaken

    enabled: !root.profile.naming.busy
    spacing: Theme.spaceL

    Column {
        spacing: Theme.spaceS
        width: parent.width

        TextInputField {
            id: name

            error: root.profile.naming.nameError
            hint: root.profile.hasPassword ? qsTr("How others see you, and what you sign in with. Nobody else can take your former name for a day.") : qsTr("How others see you. Nobody else can take your former name for a day.")
            label: qsTr("Name")
            maximumLength: 60
            width: parent.width

            onEdited: root.profile.naming.clearNameError()
        }

        OvertakenNote {
            field: nameValue
            own: true
            theirs: root.profile.name
            width: parent.width
        }
    }

    Column {
        spacing: Theme.spaceS
        width: parent.width

        TextInputField {
            id: about

            // Nobody writes over what they have not seen.
            enabled: root.profile.known
            label: qsTr("About you (optional)")
            maximumLength: 500
            placeholder: qsTr("What others may know")
            width: parent.width

            onEdited: root.profile.naming.clearNameError()
        }

        OvertakenNote {
            field: aboutValue
            own: true
            theirs: root.profile.about
            width: parent.width
        }
    }

    Banner {
        iconName: "warning"
        text: root.profile.naming.errorText
        tone: Banner.Problem
        visible: text !== ""
        width: parent.width
    }

    // Neither may be known before the form is open.
    FormValue {
        id: nameValue

        now: root.profile.name
        value: name.text.trim()

        onFilled: value => name.text = value
    }

    FormValue {
        id: aboutValue

        now: root.profile.about
        value: about.text.trim()

        onFilled: value => about.text = value
    }

    Connections {
        target: root.profile.naming

        // What the server has made of it is shown.
        function onGranted(): void {
            nameValue.settle();
            aboutValue.settle();
        }
    }

    function follow(): void {
        root.profile.naming.giveUp();
        nameValue.begin();
        aboutValue.begin();
    }

    function unfollow(): void {
        nameValue.end();
        aboutValue.end();
    }

    function submit(): void {
        if (root.edited && root.complete && !root.profile.naming.busy)
            root.profile.save(nameValue.wanted, aboutValue.wanted);
    }
}
