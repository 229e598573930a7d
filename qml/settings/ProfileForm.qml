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
    // What the fields showed of the profile before somebody typed.
    property string knownName: ""
    property string knownAbout: ""
    readonly property bool complete: name.text.trim() !== ""
    readonly property bool edited: name.text.trim() !== root.profile.name || about.text.trim() !== root.profile.about

    spacing: Theme.spaceL

    TextInputField {
        id: name

        enabled: !root.profile.naming.busy
        error: root.profile.naming.nameError
        hint: qsTr("How others see you. Your former name is kept for you for a day.")
        label: qsTr("Name")
        maximumLength: 60
        width: parent.width

        onEdited: root.profile.naming.clearNameError()
    }

    TextInputField {
        id: about

        enabled: !root.profile.naming.busy
        label: qsTr("About you (optional)")
        maximumLength: 500
        placeholder: qsTr("What others may know")
        width: parent.width

        onEdited: root.profile.naming.clearNameError()
    }

    Banner {
        iconName: "warning"
        text: root.profile.naming.errorText
        tone: Banner.Problem
        visible: text !== ""
        width: parent.width
    }

    Connections {
        target: root.profile

        // It was not known before, or another device has changed it: what was typed meanwhile stays.
        function onChanged(): void {
            if (root.profile.naming.busy)
                return;
            root.fill(name.text.trim() === root.knownName, about.text.trim() === root.knownAbout);
        }
    }

    function reset(): void {
        root.profile.naming.giveUp();
        root.fill(true, true);
    }

    function fill(withName: bool, withAbout: bool): void {
        root.knownName = root.profile.name;
        root.knownAbout = root.profile.about;
        if (withName)
            name.text = root.knownName;
        if (withAbout)
            about.text = root.knownAbout;
    }

    // What is asked for counts as known: it is shown as the server has taken it.
    function submit(): void {
        if (!root.edited || !root.complete || root.profile.naming.busy)
            return;
        root.knownName = name.text.trim();
        root.knownAbout = about.text.trim();
        root.profile.save(name.text, about.text);
    }
}
